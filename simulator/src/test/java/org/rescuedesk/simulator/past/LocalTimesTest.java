package org.rescuedesk.simulator.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTimesTest {

    @Test
    void londonIsAnHourAheadInSummer() {
        assertThat(first("Europe/London", "2023-03-25T12:00:00")).isEqualTo("2023-03-25T12:00:00Z");
        assertThat(first("Europe/London", "2023-03-26T12:00:00")).isEqualTo("2023-03-26T11:00:00Z");
    }

    @Test
    void aTimeThatTheClocksSkippedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first("America/Los_Angeles", "2018-03-11T02:30:00"))
                .withMessage("the clocks of America/Los_Angeles never showed 2018-03-11T02:30");
    }

    @Test
    void aTimeThatTheClocksShowedTwiceIsTheEarlier() {
        assertThat(first("America/Los_Angeles", "2017-11-05T01:50:00")).isEqualTo("2017-11-05T08:50:00Z");
    }

    @Test
    void unlessThatWouldBeBeforeTheStampBeforeIt() {
        LocalTimes times = new LocalTimes(ZoneId.of("America/Los_Angeles"));
        assertThat(times.next(LocalDateTime.parse("2017-11-05T01:50:00"))).isEqualTo("2017-11-05T08:50:00Z");
        assertThat(times.next(LocalDateTime.parse("2017-11-05T01:05:00"))).isEqualTo("2017-11-05T09:05:00Z");
    }

    private static Instant first(String zone, String local) {
        return new LocalTimes(ZoneId.of(zone)).next(LocalDateTime.parse(local));
    }
}
