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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup into an empty database. */
@Command(
        name = "restore",
        description = {
            "Bring a backup into an empty database, all of it or nothing, and check the journal's chain. 将备份恢复到空数据库（全部成功或全部不做），并校验日志链。",
            "The database is the one that RESCUE_DB_URL names, else a new one in RESCUE_DATA; no desk may run there. "
                    + "数据库由 RESCUE_DB_URL 指定，否则在 RESCUE_DATA 中新建；此时不得运行救援台。"
        })
public final class Restore implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What backup has written. 备份文件。")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        Path from = Objects.requireNonNull(file);
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        Settings settings = Settings.from(System.getenv());
        new KeptDatabase(settings, progress).begun(address -> {
            var manifest = Memory.restore(
                    address.url(), address.user(), address.password(), from, settings.exercise(), progress::detail);
            progress.say("%d events and %d rows are back; the journal's chain holds. 已恢复 %d 个事件、%d 行；日志链完整。"
                    .formatted(manifest.seq(), manifest.rows(), manifest.seq(), manifest.rows()));
        });
        return 0;
    }
}
