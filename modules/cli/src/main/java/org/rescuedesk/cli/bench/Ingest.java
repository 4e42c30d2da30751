package org.rescuedesk.cli.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.embedded.EmbeddedParts;
import org.rescuedesk.server.DeskServer;
import org.rescuedesk.server.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How many samples a second become durable through a whole desk on its own broker and database, beside what bounds it, and how
 * soon orders leave meanwhile. Everything runs on this machine, the senders included.
 */
@Command(
        name = "ingest",
        description = {
            "Measure how fast telemetry becomes durable, and how soon orders leave meanwhile. 测量遥测入库速度及同时的派警延迟。",
            "Beside it stand (a) the same client throwing messages away and (b) the same rows written from a file. "
                    + "并列给出（a）同一客户端丢弃消息、（b）同样的数据由文件写入的速度。"
        })
final class Ingest implements Callable<Integer> {

    private static final double ORDERS_A_SECOND = 2;
    private static final int SPARE_CREWS = 20;
    private static final int MOST_ELEVATORS = 200_000;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "How long samples are sent to the desk (default: ${DEFAULT-VALUE}). 运行时长。")
    private Duration length = Duration.ZERO;

    @Option(
            names = "--beside",
            paramLabel = "TIME",
            defaultValue = "15s",
            description = "How long (a) and (b) are measured, each (default: ${DEFAULT-VALUE}). 对照项的时长。")
    private Duration beside = Duration.ZERO;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Samples a second, 0 for as many as go (default: ${DEFAULT-VALUE}). 每秒样本数，0 为尽快。")
    private int rate;

    @Option(
            names = "--elevators",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many elevators tell, in turn (default: ${DEFAULT-VALUE}). 电梯数量。")
    private int elevators;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (rate < 0 || elevators < 1 || elevators > MOST_ELEVATORS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--rate is 0 or more, --elevators 1 to " + MOST_ELEVATORS + ". --rate 不小于 0，--elevators 为 1 至 "
                            + MOST_ELEVATORS + "。");
        }
        Progress progress = new Progress(command.commandLine().getOut());
        Path folder = Files.createTempDirectory("rescue-desk-bench");
        Lifetime.run(progress, lifetime -> {
            lifetime.keep("measurement's folder", "测量数据夹", new Cleared(folder));
            EmbeddedParts parts = progress.step(
                    "Starting the database and the broker",
                    "正在启动数据库和消息代理",
                    () -> lifetime.keep(
                            "database and the broker",
                            "数据库和消息代理",
                            EmbeddedParts.start(folder, 0, 0, progress::detail)));
            measure(parts, folder, lifetime, progress);
        });
        return 0;
    }

    private void measure(EmbeddedParts parts, Path folder, Lifetime lifetime, Progress progress) throws Exception {
        BenchRegister register = new BenchRegister(elevators, crews());
        register.write(folder.resolve("register"));
        Report report = new Report(progress);
        Samples samples = new Samples(register);
        report.thrownAway(progress.step(
                "(a) The same client, throwing messages away",
                "（a）同一客户端，丢弃消息",
                () -> ThrowingAway.measure(parts.broker().url(), samples, beside)));
        report.fromFile(progress.step(
                "(b) The same rows, written from a file",
                "（b）同样的数据，由文件写入",
                () -> FromFile.measure(parts.database(), samples, folder.resolve("rows.tsv"), beside)));
        DeskServer server = progress.step(
                "Starting the desk",
                "正在启动调度台",
                () -> lifetime.keep("desk", "调度台", DeskServer.start(settings(parts, folder), progress::detail)));
        ThroughDesk run = new ThroughDesk(
                server, parts.broker().url(), Cpu.Meter.of(folder.resolve("database")), register, samples);
        report.throughDesk(progress.step(
                "Samples through the desk, and orders meanwhile",
                "样本经调度台入库，同时派警",
                () -> run.measure(length, rate, ORDERS_A_SECOND)));
    }

    private int crews() {
        return SPARE_CREWS + (int) Math.ceil(length.toSeconds() * ORDERS_A_SECOND);
    }

    private static Settings settings(EmbeddedParts parts, Path folder) {
        return Settings.from(Map.of(
                        "RESCUE_HTTP_PORT",
                        "0",
                        "RESCUE_DATA",
                        folder.toString(),
                        "RESCUE_EXERCISE",
                        "true",
                        "RESCUE_REGISTER",
                        folder.resolve("register").toString()))
                .withDatabase(
                        parts.database().jdbcUrl(),
                        parts.database().user(),
                        parts.database().password())
                .withBroker(parts.broker().url());
    }
}
