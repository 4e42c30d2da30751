package org.rescuedesk.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the broker that comes along is told, against its own defaults. */
class BrokerConfigTest {
    private static final int MANY = 1_000_000;

    @Test
    void aMillionMessagesWaitForADeskThatIsAwayAndNobodyIsToldHowItIsUsed() throws IOException {
        String config = config();
        assertThat(Integer.parseInt(found("<max-queue-size>(\\d+)<", config))).isGreaterThanOrEqualTo(MANY);
        assertThat(found("<anonymous-usage-statistics>\\s*<enabled>(\\w+)<", config))
                .isEqualTo("false");
    }

    private static String found(String pattern, String config) {
        var found = Pattern.compile(pattern).matcher(config);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String config() throws IOException {
        try (var file = EmbeddedBroker.class.getResourceAsStream("config.xml")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
