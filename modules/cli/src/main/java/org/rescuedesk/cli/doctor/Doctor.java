package org.rescuedesk.cli.doctor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.doctor.Finding;
import org.rescuedesk.server.doctor.MosquittoSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at database, broker and data folder as {@code serve} would use them, by trying; it changes nothing there. */
@Command(
        name = "doctor",
        description = {
            "Look whether database, broker and disk do what a desk relies on. 检查数据库、消息代理和磁盘是否可靠。",
            "Set up by the same settings as serve; ends with 1 when a desk could not work with them. 使用与 serve 相同的设置；无法运行时退出码为 1。"
        })
public final class Doctor implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--mosquitto",
            description = "Print the settings that mosquitto needs, and look at nothing. 只输出 mosquitto 所需的设置。")
    private boolean mosquitto;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (mosquitto) {
            out.print(MosquittoSettings.text());
            out.flush();
            return 0;
        }
        Settings settings = Settings.from(System.getenv());
        List<Finding> findings = new ArrayList<>(FolderChecks.of(settings));
        findings.addAll(DatabaseChecks.of(settings));
        findings.addAll(BrokerChecks.of(settings));
        findings.forEach(finding -> out.println(finding.line()));
        return findings.stream().anyMatch(finding -> finding.health() == Finding.Health.BROKEN) ? 1 : 0;
    }
}
