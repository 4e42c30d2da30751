package org.rescuedesk.cli.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.keep.KeptDatabase;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.proof.Bundles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The journal into a file that a stranger can verify. */
@Command(
        name = "export",
        description = {
            "Write the journal, its checkpoints, keys and figures to a file that anybody can verify. 导出可独立校验的日志证据包。",
            "docs/journal.md says what is in it. The database is the one that serve uses. 内容见 docs/journal.md；数据库与 serve 相同。"
        })
public final class Export implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write. 输出文件。")
    private @Nullable Path out;

    @Option(
            names = "--from",
            paramLabel = "SEQ",
            defaultValue = "1",
            description = "The first event (default: ${DEFAULT-VALUE}); figures go with the whole journal only. 起始事件。")
    private long from;

    @Option(names = "--until", paramLabel = "SEQ", description = "The last event (default: the journal's last). 末尾事件。")
    private @Nullable Long until;

    @Option(
            names = "--with-persons",
            description =
                    "Put in the callers' names and phones as well; without it only their digests are in it. 包含个人信息（默认仅含摘要）。")
    private boolean withPersons;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path file = Objects.requireNonNull(out).toAbsolutePath().normalize();
        if (Files.exists(file)) {
            throw new CannotStart(
                    "There is a file %s already; name another by --out.".formatted(file),
                    "文件 %s 已存在，请用 --out 另选文件名。".formatted(file));
        }
        Settings settings = Settings.from(System.getenv());
        Logging.toFileIn(settings.dataFolder());
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        new KeptDatabase(settings, progress).standing(address -> {
            try (var memory = Memory.open(address.url(), address.user(), address.password(), progress::detail)) {
                write(memory, file, progress);
            }
        });
        return 0;
    }

    private void write(Memory memory, Path file, Progress progress) throws Exception {
        Manifest manifest = progress.step(
                "Writing %s".formatted(file),
                "正在写入证据包",
                () -> memory.bundles().write(file, new Bundles.Wanted(from, until, withPersons)));
        progress.say(
                "Events %,d to %,d with %,d checkpoints, %,d keys, %,d figures and %,d persons. 事件 %,d 至 %,d，检查点 %,d 个。"
                        .formatted(
                                manifest.fromSeq(),
                                manifest.untilSeq(),
                                manifest.checkpoints(),
                                manifest.keys(),
                                manifest.figures(),
                                manifest.persons(),
                                manifest.fromSeq(),
                                manifest.untilSeq(),
                                manifest.checkpoints()));
    }
}
