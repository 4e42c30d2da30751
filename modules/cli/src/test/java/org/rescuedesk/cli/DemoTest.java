package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path folder;

    @Test
    void itRescuesPeopleAndEndsByItselfAndItsDataIsNeverServedAsReal() throws Exception {
        String data = folder.resolve("demo").toString();
        try (Program demo =
                Program.start(Map.of(), "demo", "--port", "0", "--speed", "max", "--for", "8s", "--data", data)) {
            assertThat(demo.waitForEnd()).as(demo.text()).isZero();
            assertThat(demo.text())
                    .containsPattern("http://127\\.0\\.0\\.1:\\d+/")
                    .contains("It is 17:30 in Guizhou", "五起救援正在进行")
                    .containsPattern("[1-9]\\d* rescues, \\d+ people, [1-9]\\d* arrivals, mean arrival \\d+\\.\\d min")
                    .contains("Stopping the simulation")
                    .doesNotContain("Exception", "could not be ended cleanly");
        }
        try (Program desk = Program.start(Map.of("RESCUE_DATA", data, "RESCUE_HTTP_PORT", "0"), "serve")) {
            assertThat(desk.waitForEnd()).isEqualTo(1);
            assertThat(desk.text()).contains("exercise").doesNotContain("Exception");
        }
    }
}
