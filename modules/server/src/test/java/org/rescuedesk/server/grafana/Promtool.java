package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Prometheus's own tool: what it computes is what Grafana will show, and what it says fires is what will fire. */
final class Promtool {
    private static final String ABSENT = "There is no promtool here: what the dashboard and the alerts compute is NOT"
            + " tested in this build (Debian: apt-get install --no-install-recommends prometheus).";

    private Promtool() {}

    /** Runs it and expects it to be content; gives what it printed. Skipped without the tool, except in CI. */
    static String run(String... arguments) throws IOException, InterruptedException {
        assumePresent();
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static void assumePresent() {
        boolean present = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Path.of(folder, "promtool").toFile().canExecute());
        if (present) return;
        assertThat(System.getenv("CI")).as(ABSENT).isNotEqualTo("true");
        System.err.println(ABSENT);
        assumeTrue(false, ABSENT);
    }
}
