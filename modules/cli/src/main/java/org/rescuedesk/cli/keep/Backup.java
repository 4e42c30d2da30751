package org.rescuedesk.cli.keep;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Saves the memory of a desk, which may go on meanwhile. */
@Command(
        name = "backup",
        description = {
            "Write all that the desk remembers into one file, as it is at one moment; a running desk goes on. 将全部数据备份为一个文件；不影响正在运行的救援台。",
            "The database is the one that RESCUE_DB_URL names, else the one in RESCUE_DATA. Callers' names stand in the file: keep it as you keep those. "
                    + "数据库由 RESCUE_DB_URL 指定，否则为 RESCUE_DATA 中的数据库。文件含有个人信息，请妥善保管。"
        })
public final class Backup implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file. 新文件的路径。")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Path file = Objects.requireNonNull(out);
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        new KeptDatabase(Settings.from(System.getenv()), progress).standing(address -> {
            var manifest = Memory.backUp(address.url(), address.user(), address.password(), file);
            progress.say("%s holds %d events and %d rows. 已写入：%d 个事件，%d 行。"
                    .formatted(file, manifest.seq(), manifest.rows(), manifest.seq(), manifest.rows()));
        });
        return 0;
    }
}
