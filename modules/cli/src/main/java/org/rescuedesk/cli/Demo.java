package org.rescuedesk.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.cli.option.Speed;
import org.rescuedesk.cli.story.StoryDemo;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.DeskServer;
import org.rescuedesk.server.Settings;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once, to look at: a database, a broker, the desk, and a made-up Guizhou that keeps it busy. */
@Command(
        name = "demo",
        description = {
            "Watch people being rescued in a made-up Guizhou. 观看虚拟贵州的救援演示。",
            "It starts all that it needs; nothing in the environment changes it. 自带所需的一切，不受环境变量影响。"
        })
final class Demo implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where the board is, 0 for a free port (default: ${DEFAULT-VALUE}). 看板端口。")
    private Port port = new Port(0);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".rescue-desk/demo",
            description =
                    "What happened is kept there, and goes on at the next start (default: ${DEFAULT-VALUE}). 数据文件夹。")
    private Path data = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "How many times faster than life, or max (default: ${DEFAULT-VALUE}). 时间倍速。")
    private Speed speed = new Speed(SimulatorOptions.DEMO_SPEED);

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What chance starts from (default: 1, or what the data was made with). 随机种子。")
    private @Nullable Seed seed;

    @Option(
            names = "--story",
            paramLabel = "NAME",
            description =
                    "Tell one story at a desk of its own instead (docs/stories.md): decline, no-answer, fire-brigade, … 演示一个故事。")
    private @Nullable String story;

    @Option(names = "--for", paramLabel = "TIME", description = "End after so long: 90s, 5m, 1h30m. 运行时长。")
    private @Nullable Duration length;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        port.requireFree(HOST, "--port");
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        if (story != null) {
            refuseWithStory("--data");
            refuseWithStory("--seed");
            new StoryDemo(story, port, speed, length).tell(progress);
            return 0;
        }
        DemoFolder folder =
                DemoFolder.open(data.toAbsolutePath().normalize(), Optional.ofNullable(seed), Clock.systemUTC());
        Logging.toFileIn(folder.path());
        Lifetime.run(progress, lifetime -> play(folder, lifetime, progress));
        return 0;
    }

    private void refuseWithStory(String option) {
        var given = Objects.requireNonNull(spec).commandLine().getParseResult();
        if (given.hasMatchedOption(option))
            throw new CannotStart(
                    "A story has a desk of its own, that is gone afterwards: leave out %s or --story."
                            .formatted(option),
                    "故事有自己的临时救援台：%s 与 --story 不能同用。".formatted(option));
    }

    private void play(DemoFolder folder, Lifetime lifetime, Progress progress) throws Exception {
        progress.step("Making up a province", "正在生成虚拟省份", folder::writeRegister);
        Settings settings = new Parts(lifetime, progress).complete(folder.settings(port));
        Running running = new Running(lifetime, progress);
        DeskServer server = running.startDesk(settings);
        Simulator simulator = startSimulation(running, options(settings, folder), folder.isFresh());
        String address = Ready.address(HOST, server.httpPort());
        new Ready(progress).demonstrating(address, folder, speed);
        running.watch(length, Running.end(server), Running.end(simulator));
        progress.say(Summary.ask(address).sentence(address));
    }

    private Simulator startSimulation(Running running, SimulatorOptions options, boolean isFresh) throws Exception {
        return isFresh
                ? running.progress()
                        .step("Playing the first half hour", "正在演示最初的半小时", () -> running.startSimulation(options))
                : running.progress()
                        .step("Calling elevators and crews", "正在连接电梯和救援人员", () -> running.startSimulation(options));
    }

    private SimulatorOptions options(Settings settings, DemoFolder folder) {
        return SimulatorOptions.demo(Objects.requireNonNull(settings.mqttUrl()))
                .withSeed(folder.seed().number())
                .withSpeed(speed.times())
                .withFrom(folder.from());
    }
}
