package org.rescuedesk.cli.proof;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.proof.Keys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done with the key that signs the journal. */
@Command(
        name = "key",
        description = "Change the key that signs the journal. 更换日志签名密钥。",
        subcommands = {Key.Rotate.class})
public final class Key implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }

    /** Makes the next one. */
    @Command(
            name = "rotate",
            description =
                    "Make a new key in the data folder; the desk signs by it from its next start on. 生成新密钥，下次启动后启用。")
    static final class Rotate implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Settings settings = Settings.from(System.getenv());
            if (!Keys.isIn(settings.dataFolder()))
                throw new CannotStart(
                        "There is no key in %s yet; the desk makes one at its first start."
                                .formatted(settings.dataFolder()),
                        "%s 中还没有密钥；调度台首次启动时生成。".formatted(settings.dataFolder()));
            Logging.toFileIn(settings.dataFolder());
            SigningKey key = Keys.rotate(settings.dataFolder());
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(
                            "The key %s waits in %s; the desk signs by it from its next start on, and the key before vouches for it. 新密钥 %s 已生成，调度台下次启动后启用。"
                                    .formatted(key.name(), settings.dataFolder(), key.name()));
            return 0;
        }
    }
}
