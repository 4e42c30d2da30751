package org.rescuedesk.cli.register;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.register.Registers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The register's versions, and the way back to one. */
@Command(
        name = "register",
        description = "Show the register's versions, or go back to one. 查看登记数据的各个版本，或恢复其中之一。",
        synopsisSubcommandLabel = "COMMAND")
public final class RegisterVersions implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var command = Objects.requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }

    @Command(name = "list", description = "Show each version and what it holds. 列出各个版本。")
    int list() throws Exception {
        Settings settings = Settings.from(System.getenv());
        Progress progress = progress();
        new Books(settings, progress).open(registers -> {
            List<Registers.Version> versions = registers.listVersions();
            var time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(settings.zone());
            for (Registers.Version each : versions) {
                progress.say("version %d 版本, %s %s: %s, %s"
                        .formatted(
                                each.version(),
                                time.format(each.adoptedAt()),
                                settings.zone(),
                                Words.count(each.elevators(), "elevator"),
                                Words.count(each.crews(), "crew")));
            }
            if (versions.isEmpty()) {
                progress.say("There is no register yet. 尚无登记数据。");
            }
        });
        return 0;
    }

    @Command(name = "adopt", description = "Make what a version held the newest again. 将某一版本恢复为最新。")
    int adopt(@Parameters(paramLabel = "VERSION", description = "Its number. 版本号。") long version) throws Exception {
        Settings settings = Settings.from(System.getenv());
        Progress progress = progress();
        new Books(settings, progress).open(registers -> {
            Register now = registers.readopt(version);
            progress.say(
                    "The register is at version %d with what version %d held: %s; a desk takes it at its next start. 登记数据版本 %d，内容同版本 %d；调度台下次启动时采用。"
                            .formatted(
                                    now.version(),
                                    version,
                                    Words.count(now.listElevators().size(), "elevator"),
                                    now.version(),
                                    version));
            Import.warnOfFolder(settings, progress);
        });
        return 0;
    }

    private Progress progress() {
        return new Progress(Objects.requireNonNull(spec).commandLine().getOut());
    }
}
