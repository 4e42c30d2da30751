package org.rescuedesk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.scene.Scene.instant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Province;

class TrustTest {
    private static final Instant NOW = instant("09:00");

    @Test
    void aSignalOfAKnownElevatorIsTrustedWithAndWithoutADeviceTime() {
        assertThat(doubt("E1", null)).isEmpty();
        assertThat(doubt("E1", NOW.minusSeconds(3))).isEmpty();
    }

    @Test
    void anElevatorThatTheRegisterDoesNotKnowIsDoubted() {
        assertThat(doubt("E9", NOW)).contains(Distrust.UNKNOWN_ELEVATOR);
    }

    @Test
    void aDeviceTimeMoreThanTenMinutesAheadIsDoubted() {
        assertThat(doubt("E1", NOW.plus(Duration.ofMinutes(10)))).isEmpty();
        assertThat(doubt("E1", NOW.plus(Duration.ofMinutes(10)).plusMillis(1))).contains(Distrust.IMPOSSIBLE_TIME);
    }

    @Test
    void aDeviceTimeLongerAgoThanABrokerKeepsASessionIsDoubted() {
        assertThat(doubt("E1", NOW.minus(Duration.ofDays(8)))).isEmpty();
        assertThat(doubt("E1", NOW.minus(Duration.ofDays(8)).minusMillis(1))).contains(Distrust.IMPOSSIBLE_TIME);
    }

    private static Optional<Distrust> doubt(String elevator, Instant deviceAt) {
        var signal = new Signal(
                new SignalId("s"), ElevatorId.of(elevator), Signal.Kind.ENTRAPMENT, deviceAt, null, null, null);
        return Trust.findDoubt(signal, Province.desk(), NOW);
    }
}
