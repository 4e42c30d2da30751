package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.server.doctor.BrokerCheckup;
import org.rescuedesk.server.mqtt.Broker;

class BrokerCheckupTest {
    @Test
    void aMosquittoAsItComesDropsWhatIsBeyondAThousandAndOneSetUpAsRecommendedDoesNot(@TempDir Path folder)
            throws Exception {
        try (var plain = Mosquitto.startPlain(Files.createDirectory(folder.resolve("plain")));
                var recommended = Mosquitto.start(Files.createDirectory(folder.resolve("recommended")))) {
            var poor = BrokerCheckup.of(new Broker(plain.url(), null, null));
            assertThat(poor.kept()).isBetween(1_000, 1_100);
            assertThat(poor.sent()).isEqualTo(2_000);
            assertThat(BrokerCheckup.of(new Broker(recommended.url(), null, null))
                            .kept())
                    .isEqualTo(2_000);
        }
    }
}
