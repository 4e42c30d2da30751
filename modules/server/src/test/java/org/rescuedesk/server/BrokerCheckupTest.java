package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.server.doctor.BrokerCheckup;
import org.rescuedesk.server.doctor.BrokerFindings;
import org.rescuedesk.server.doctor.Finding;
import org.rescuedesk.server.doctor.MosquittoSettings;
import org.rescuedesk.server.mqtt.Broker;

class BrokerCheckupTest {
    /** As it comes, but for a packet that is too small and nothing that stands for how many may be in flight. */
    private static final String POOR = "persistence true\nmax_packet_size 20000";

    @Test
    void aMosquittoSetUpAsRecommendedIsWellAndOneAsItComesIsToldWhatToSet(@TempDir Path folder) throws Exception {
        try (var poor = Mosquitto.start(Files.createDirectory(folder.resolve("poor")), POOR);
                var recommended = Mosquitto.start(Files.createDirectory(folder.resolve("recommended")))) {
            var checked = BrokerCheckup.of(new Broker(poor.url(), null, null));
            assertThat(checked.kept()).isBetween(1_000, 1_100);
            assertThat(checked.sent()).isEqualTo(1_200);
            assertThat(weak(checked))
                    .anyMatch(each -> each.contains("takes only 20 messages at once"))
                    .anyMatch(each -> each.contains("64 KB does not come through"))
                    .anyMatch(each -> each.contains("Raise its queue"))
                    .hasSize(3);
            var well = BrokerCheckup.of(new Broker(recommended.url(), null, null));
            assertThat(well.unacknowledged()).as("as many as a desk asks for").isEqualTo(500);
            assertThat(weak(well)).isEmpty();
        }
    }

    @Test
    void anAccessListThatKeepsADesksOwnMessageBackIsNamedAndNothingElseIsBlamed(@TempDir Path folder) throws Exception {
        var rights = Files.writeString(
                folder.resolve("rights"), "topic read elevator/#\ntopic read crew/#\ntopic write #\n");
        Files.setPosixFilePermissions(rights, PosixFilePermissions.fromString("rw-------"));
        try (var broker = Mosquitto.start(folder, MosquittoSettings.text() + "\nacl_file " + rights)) {
            var checked = BrokerCheckup.of(new Broker(broker.url(), null, null));
            assertThat(weak(checked))
                    .singleElement()
                    .asString()
                    .startsWith("[FAIL]")
                    .contains("on desk/canary/doctor-", "does not come back", "访问控制");
            assertThat(BrokerFindings.of(checked))
                    .noneMatch(each -> each.sentence().contains("64 KB"));
        }
    }

    private static List<String> weak(BrokerCheckup checkup) {
        return BrokerFindings.of(checkup).stream()
                .filter(each -> !each.isWell())
                .map(Finding::line)
                .toList();
    }
}
