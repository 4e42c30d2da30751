package org.rescuedesk.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.server.DeskServer;
import org.rescuedesk.server.Setting;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.http.Binding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The desk for real rescues. */
@Command(
        name = "serve",
        description = {
            "Run the desk for real rescues. 运行正式的调度台。",
            "It is set by RESCUE_… in the environment or in the file that RESCUE_CONFIG names; docs/operating.md has the table. "
                    + "Without RESCUE_DB_URL and RESCUE_MQTT_URL it brings a database and a broker of its own. "
                    + "通过环境变量 RESCUE_… 或 RESCUE_CONFIG 指定的文件设置；未设置数据库和消息代理时自带。"
        })
final class Serve implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        Settings settings = settings(System.getenv());
        Path log = Logging.toFileIn(settings.dataFolder());
        Progress progress = new Progress(command.commandLine().getOut());
        Lifetime.run(progress, lifetime -> {
            Settings complete = new Parts(lifetime, progress).complete(settings);
            Running running = new Running(lifetime, progress);
            DeskServer server = running.startDesk(complete);
            new Ready(progress).serving(complete, server.httpPort(), running.isConnected(server), log);
            running.watch(null, Running.end(server));
        });
        return 0;
    }

    /** What can be said before anything is started. */
    static Settings settings(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        Binding.requireLoopback(settings.httpHost());
        new Port(settings.httpPort()).requireFree(settings.httpHost(), Setting.HTTP_PORT.key());
        return settings;
    }
}
