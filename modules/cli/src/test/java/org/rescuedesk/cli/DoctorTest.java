package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedParts;

class DoctorTest {

    @TempDir
    Path folder;

    @Test
    void whatComesAlongIsWell() throws Exception {
        try (EmbeddedParts parts = EmbeddedParts.start(folder.resolve("parts"), 0, 0, line -> {})) {
            String said = says(
                    0,
                    Map.of(
                            "RESCUE_DB_URL", parts.database().jdbcUrl(),
                            "RESCUE_DB_USER", parts.database().user(),
                            "RESCUE_DB_PASSWORD", parts.database().password(),
                            "RESCUE_MQTT_URL", parts.broker().url()));
            assertThat(said)
                    .contains("[ ok ] Broker: it kept 1200 messages for a client that was away. 为离线客户端保存了 1200 条消息。")
                    .contains("[ ok ] Broker: a message of 64 KB comes through. 64 KB 的消息可以通过。")
                    .contains("messages before the first is acknowledged.")
                    .contains("[ ok ] Database: what it says is committed survives a power cut")
                    .contains("[ ok ] Database: its clock agrees")
                    .doesNotContain("[FAIL]", "[weak] Broker", "[weak] Database", "Exception");
        }
    }

    @Test
    void partsThatAreNotThereAreNamedAndFail() throws Exception {
        String said = says(
                1,
                Map.of(
                        "RESCUE_DB_URL", "jdbc:postgresql://127.0.0.1:1/none",
                        "RESCUE_DB_USER", "nobody",
                        "RESCUE_DB_PASSWORD", "geheim",
                        "RESCUE_MQTT_URL", "tcp://127.0.0.1:1"));
        assertThat(said)
                .contains("[FAIL] Broker: tcp://127.0.0.1:1 can't be used")
                .contains("[FAIL] Database: ")
                .contains("数据库无法使用。")
                .doesNotContain("geheim", "at org.");
    }

    @Test
    void withNothingSetItSaysWhatItBringsAlong() throws Exception {
        assertThat(says(0, Map.of())).contains("Broker: it brings its own").contains("Database: it brings its own");
    }

    @Test
    void itPrintsWhatMosquittoNeeds() throws Exception {
        try (Program program = Program.start(Map.of(), "doctor", "--mosquitto")) {
            assertThat(program.waitForEnd()).isZero();
            assertThat(program.text())
                    .contains("autosave_interval 5\nautosave_on_changes false\n", "max_packet_size 131072\n");
        }
    }

    private String says(int exitCode, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("RESCUE_DATA", folder.resolve("data").toString());
        try (Program program = Program.start(all, "doctor")) {
            assertThat(program.waitForEnd()).as(program.text()).isEqualTo(exitCode);
            assertThat(folder.resolve("data")).doesNotExist();
            return program.text();
        }
    }
}
