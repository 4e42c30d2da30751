package org.rescuedesk.cli.replay;

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
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.DeskServer;
import org.rescuedesk.server.Settings;
import org.rescuedesk.simulator.DeviceClocks;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import org.rescuedesk.simulator.past.PastCall;
import org.rescuedesk.simulator.past.PastChange;
import org.rescuedesk.simulator.past.PastFile;
import org.rescuedesk.simulator.past.PastFleet;
import org.rescuedesk.simulator.past.PastRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recorded days over MQTT against a desk of their own, and a table of what it measured beside what the files say. */
@Command(
        name = "replay-data",
        description = {
            "Live through recorded days, and compare what the desk measured with the record. 重放真实记录，并与调度台的测量结果对照。",
            "It starts all that it needs, and ends with 0 only if both agree in everything (docs/replay.md). 自带所需的一切；完全一致时退出码为 0。"
        })
public final class ReplayData implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";
    /** The desk stands so long before the first happening. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Recorded calls, or a fleet's list and its changes: CSV, also in gzip. 记录文件。")
    private List<Path> files = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only what happened then or later, by the clock of its place: 2017-01-01T00:00. 起始（当地时间）。")
    private @Nullable LocalDateTime from;

    @Option(names = "--until", paramLabel = "TIME", description = "Only what happened before. 截止（当地时间）。")
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
        Recorded recorded = read();
        try (ReplayFolder folder = ReplayFolder.open(data)) {
            Logging.toFileIn(folder.path());
            Lifetime.run(progress, lifetime -> play(recorded, folder, lifetime, progress));
        }
        return agrees ? 0 : 1;
    }

    private Recorded read() {
        PastRecord all = files.stream().map(PastFile::read).reduce(PastRecord.NOTHING, PastRecord::plus);
        boolean isFleet = !all.facilities().isEmpty() || !all.changes().isEmpty();
        if (isFleet && !all.calls().isEmpty()) {
            throw new CannotStart("Calls and a fleet are played one at a time.", "呼叫记录与设施记录请分别重放。");
        }
        return isFleet ? fleet(all) : calls(all);
    }

    private Recorded fleet(PastRecord all) {
        if (all.changes().isEmpty()) {
            throw new CannotStart(
                    "A list of facilities alone has nothing to play: name the file of their changes, too.",
                    "仅有设施名单无法重放，请同时给出状态变化文件。");
        }
        List<PastChange> changes = all.changes().stream()
                .filter(change -> isAsked(LocalDateTime.ofInstant(change.at(), PastFleet.GERMANY.zone())))
                .toList();
        if (changes.isEmpty()) {
            throw new CannotStart("There is no change of that time in the files.", "文件中没有该时段的状态变化。");
        }
        return new RecordedFleet(PastFleet.of(all.facilities(), changes));
    }

    private Recorded calls(PastRecord all) {
        List<PastCall> calls = all.calls().stream()
                .filter(call -> isAsked(call.receivedLocal()))
                .sorted(Comparator.comparing(PastCall::receivedAt).thenComparing(PastCall::elevator))
                .toList();
        if (calls.isEmpty()) {
            throw new CannotStart("There is no call of that time in the files.", "文件中没有该时段的记录。");
        }
        return new RecordedCalls(calls);
    }

    private boolean isAsked(LocalDateTime time) {
        return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
    }

    private void play(Recorded recorded, ReplayFolder folder, Lifetime lifetime, Progress progress) throws Exception {
        Instant begin = recorded.beginsAt().minus(BEFORE);
        Register register = recorded.register();
        progress.step(
                "Writing the register of %d elevators"
                        .formatted(register.listElevators().size()),
                "正在写登记数据",
                () -> folder.write(register));
        folder.writeRules();
        Settings settings = new Parts(lifetime, progress).complete(folder.settings(port, begin));
        DeskServer server = new Running(lifetime, progress).startDesk(settings);
        String address = "http://" + HOST + ":" + server.httpPort() + "/";
        progress.say("Board 看板 " + address);
        progress.step("Living through " + recorded.amount(), "正在重放 " + recorded.amountChinese(), () -> {
            live(recorded, begin, settings, server, lifetime, progress);
            return recorded;
        });
        agrees = recorded.compare(new DeskApi(address), lifetime, progress);
    }

    private void live(
            Recorded recorded,
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
        Running running = new Running(lifetime, progress);
        if (!running.isConnected(server)) {
            throw new CannotStart("The desk has no connection to its broker.", "调度台未能连接消息代理。");
        }
        Simulator simulator =
                lifetime.keep("replay", "重放", lifetime.await(() -> recorded.play(options, clocks, progress::detail)));
        running.watch(null, Running.end(server), Running.end(simulator));
    }
}
