package org.rescuedesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.bench.Bench;
import org.rescuedesk.cli.chaos.Chaos;
import org.rescuedesk.cli.doctor.Doctor;
import org.rescuedesk.cli.keep.Backup;
import org.rescuedesk.cli.keep.Erase;
import org.rescuedesk.cli.keep.Restore;
import org.rescuedesk.cli.option.Lengths;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.cli.option.Speed;
import org.rescuedesk.cli.policy.Policies;
import org.rescuedesk.cli.proof.Export;
import org.rescuedesk.cli.proof.Key;
import org.rescuedesk.cli.proof.Verify;
import org.rescuedesk.cli.register.Import;
import org.rescuedesk.cli.register.RegisterVersions;
import org.rescuedesk.cli.replay.ReplayData;
import org.rescuedesk.cli.rerun.Replay;
import org.rescuedesk.cli.travel.Calibrate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Where the program begins: {@code java -jar rescue-desk.jar}. Exit codes: 0 done, 1 failed, 2 asked wrongly. */
@Command(
        name = "rescue-desk",
        description = "A dispatch service for people shut in elevators. 电梯困人救援调度服务。",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Bench.class,
            Chaos.class,
            Demo.class,
            Serve.class,
            Doctor.class,
            Import.class,
            RegisterVersions.class,
            Simulate.class,
            Export.class,
            Verify.class,
            Key.class,
            Replay.class,
            ReplayData.class,
            Calibrate.class,
            Policies.class,
            Backup.class,
            Erase.class,
            Restore.class
        })
public final class Main implements Runnable {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Tell a failure with all its causes. 出错时列出全部原因。")
    private boolean verbose;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        Logging.toStderr();
        System.exit(commandLine(writer(FileDescriptor.out), writer(FileDescriptor.err))
                .execute(args));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        Main main = new Main();
        Failures failures = new Failures(() -> main.verbose);
        return new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, Lengths::read)
                .registerConverter(Speed.class, Speed::read)
                .registerConverter(Port.class, Port::read)
                .registerConverter(Seed.class, Seed::read)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** UTF-8 whatever the locale says: a terminal that shows Chinese takes it so, also where LANG is not set. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), UTF_8), true);
    }

    @Override
    public void run() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rescue-desk " + (version == null ? "(not packaged)" : version)};
        }
    }
}
