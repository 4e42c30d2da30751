package org.rescuedesk.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.cli.option.Speed;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import org.rescuedesk.simulator.province.Province;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The made-up elevators and crews alone, against a desk that runs elsewhere. */
@Command(
        name = "simulate",
        description = {
            "Play elevators and crews against a desk that runs elsewhere. 针对其他调度台模拟电梯和救援人员。",
            "The desk has to know the same province: write it with --register-out and give it to the desk as RESCUE_REGISTER. "
                    + "调度台须使用同一登记数据：先用 --register-out 写出，再由 RESCUE_REGISTER 指定。"
        })
final class Simulate implements Callable<Integer> {

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            defaultValue = "${env:RESCUE_MQTT_URL}",
            description = "The broker, tcp://host:port (default: RESCUE_MQTT_URL). 消息代理地址。")
    private @Nullable String mqtt;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:RESCUE_MQTT_USER:-}",
            description =
                    "The name to use there (default: RESCUE_MQTT_USER); the password is taken from RESCUE_MQTT_PASSWORD. 用户名；密码取自 RESCUE_MQTT_PASSWORD。")
    private String user = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What chance starts from (default: ${DEFAULT-VALUE}). 随机种子。")
    private Seed seed = Seed.USUAL;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "How many times faster than life, or max (default: ${DEFAULT-VALUE}). 时间倍速。")
    private Speed speed = new Speed(SimulatorOptions.DEMO_SPEED);

    @Option(
            names = "--real-time",
            description = "For a desk with a clock of its own: what happens happens now. 按真实时间运行。")
    private boolean realTime;

    @Option(
            names = "--register-out",
            paramLabel = "DIR",
            description = "Write the province's register there; without a broker, do nothing else. 写出登记数据。")
    private @Nullable Path registerOut;

    @Option(names = "--for", paramLabel = "TIME", description = "End after so long: 90s, 5m, 1h30m. 运行时长。")
    private @Nullable Duration length;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        Progress progress = new Progress(command.commandLine().getOut());
        if (registerOut != null) {
            Province.of(seed.number()).write(registerOut);
            progress.say("The register is in %s. 登记数据已写入。".formatted(registerOut));
        }
        if (mqtt != null) {
            simulate(mqtt, progress);
        } else if (registerOut == null) {
            throw new ParameterException(
                    command.commandLine(), "Name the broker by --mqtt tcp://host:port. 请用 --mqtt 指定消息代理。");
        }
        return 0;
    }

    private void simulate(String url, Progress progress) throws Exception {
        SimulatorOptions options = SimulatorOptions.demo(url)
                .withUser(user, System.getenv().getOrDefault("RESCUE_MQTT_PASSWORD", ""))
                .withSeed(seed.number())
                .withSpeed(speed.times());
        SimulatorOptions chosen = realTime ? options.inRealTime() : options;
        Lifetime.run(progress, lifetime -> {
            Running running = new Running(lifetime, progress);
            Simulator simulator = running.startSimulation(chosen);
            running.watch(length, Running.end(simulator));
        });
    }
}
