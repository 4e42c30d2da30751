package org.rescuedesk.cli.replay;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Parts;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.Running;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.cli.option.Speed;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.DeskServer;
import org.rescuedesk.server.Settings;
import org.rescuedesk.simulator.DeviceClocks;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import org.rescuedesk.simulator.past.PastCall;
import org.rescuedesk.simulator.past.PastFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recorded calls over MQTT against a desk of their own, and a table of what it measured beside what the files say. */
@Command(
        name = "replay-data",
        description = {
            "Live through recorded days, and compare what the desk measured with the record. 重放真实记录，并与调度台的测量结果对照。",
            "It starts all that it needs, and ends with 0 only if both agree in every call (docs/replay.md). 自带所需的一切；完全一致时退出码为 0。"
        })
public final class ReplayData implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";
    /** The desk stands so long before the first call. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recorded calls: CSV, also in gzip. 记录文件。")
    private List<Path> files = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only calls received then or later, by the clock of their place: 2017-01-01T00:00. 起始（当地时间）。")
    private @Nullable LocalDateTime from;

    @Option(names = "--until", paramLabel = "TIME", description = "Only calls received before. 截止（当地时间）。")
    private @Nullable LocalDateTime until;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "max",
            description = "How many times faster than life, or max (default: ${DEFAULT-VALUE}). 时间倍速。")
    private Speed speed = new Speed(SimulatorOptions.FLAT_OUT);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A new folder to keep what the desk writes; without it, nothing is kept. 数据文件夹（须为新）。")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Where the board is meanwhile, 0 for a free port (default: ${DEFAULT-VALUE}). 看板端口。")
    private Port port = new Port(0);

    @Option(names = "--without-times", description = "Controllers and phones say no time at all. 设备不报时间。")
    private boolean withoutTimes;

    @Option(
            names = "--clock-error",
            paramLabel = "TIME",
            description = "Their clocks are off by up to so much, either way: 5m. 设备时钟误差。")
    private Duration clockError = Duration.ZERO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the clocks' errors are drawn from (default: ${DEFAULT-VALUE}). 随机种子。")
    private Seed seed = Seed.USUAL;

    @Spec
    private @Nullable CommandSpec spec;

    private boolean agrees;

    @Override
    public Integer call() throws Exception {
        port.requireFree(HOST, "--port");
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        List<PastCall> calls = readCalls();
        try (ReplayFolder folder = ReplayFolder.open(data)) {
            Logging.toFileIn(folder.path());
            Lifetime.run(progress, lifetime -> play(calls, folder, lifetime, progress));
        }
        return agrees ? 0 : 1;
    }

    private List<PastCall> readCalls() {
        List<PastCall> calls = files.stream()
                .flatMap(file -> PastFile.read(file).stream())
                .filter(call -> from == null || !call.receivedLocal().isBefore(from))
                .filter(call -> until == null || call.receivedLocal().isBefore(until))
                .sorted(Comparator.comparing(PastCall::receivedAt).thenComparing(PastCall::elevator))
                .toList();
        if (calls.isEmpty()) {
            throw new CannotStart("There is no call of that time in the files.", "文件中没有该时段的记录。");
        }
        return calls;
    }

    private void play(List<PastCall> calls, ReplayFolder folder, Lifetime lifetime, Progress progress)
            throws Exception {
        Instant begin = calls.get(0).receivedAt().minus(BEFORE);
        progress.step(
                "Writing the register of %d elevators".formatted(calls.size()),
                "正在写登记数据",
                () -> folder.writeRegister(calls));
        Settings settings = new Parts(lifetime, progress).complete(folder.settings(port, begin));
        DeskServer server = new Running(lifetime, progress).startDesk(settings);
        String address = "http://" + HOST + ":" + server.httpPort() + "/";
        progress.say("Board 看板 " + address);
        progress.step("Living through %d calls".formatted(calls.size()), "正在重放 %d 起记录".formatted(calls.size()), () -> {
            live(calls, begin, settings, server, lifetime, progress);
            return calls;
        });
        DeskApi desk = new DeskApi(address);
        tell(new Comparison(calls, lifetime.await(desk::listRescues)), lifetime.await(desk::responseTimes), progress);
    }

    private void live(
            List<PastCall> calls,
            Instant begin,
            Settings settings,
            DeskServer server,
            Lifetime lifetime,
            Progress progress)
            throws Exception {
        SimulatorOptions options = SimulatorOptions.demo(Objects.requireNonNull(settings.mqttUrl()))
                .withSpeed(speed.times())
                .withFrom(begin);
        DeviceClocks clocks = new DeviceClocks(seed.number(), clockError, !withoutTimes);
        Simulator simulator = lifetime.keep(
                "replay", "重放", lifetime.await(() -> Simulator.replay(options, calls, clocks, progress::detail)));
        new Running(lifetime, progress).watch(null, Running.end(server), Running.end(simulator));
    }

    private void tell(Comparison comparison, JsonObject report, Progress progress) {
        agrees = comparison.agrees();
        progress.show("");
        progress.show(Tally.heading());
        comparison.tallies().forEach(tally -> progress.say(tally.line()));
        progress.say(comparison.total().line());
        progress.show("");
        progress.say(OwnReport.sentence(report));
        comparison.differences().forEach(each -> progress.say("differs 不符  " + each));
        progress.say(
                agrees
                        ? "File and desk agree in every call. 每一起都一致。"
                        : "%d differences. 共 %d 处不符。"
                                .formatted(
                                        comparison.differences().size(),
                                        comparison.differences().size()));
    }
}
