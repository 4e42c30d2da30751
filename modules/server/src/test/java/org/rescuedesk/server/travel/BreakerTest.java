package org.rescuedesk.server.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private long nanos;
    private final Breaker breaker = new Breaker(() -> nanos);

    @Test
    void twoFailuresAreNoReasonToLeaveItAlone() {
        fail(2);
        assertThat(breaker.mayAsk()).isTrue();
        breaker.succeeded();
        fail(2);
        assertThat(breaker.mayAsk()).isTrue();
    }

    @Test
    void afterThreeItIsLeftAloneAndThenOneRequestTriesIt() {
        fail(3);
        assertThat(breaker.mayAsk()).isFalse();
        pass(Breaker.FIRST_PAUSE.minusMillis(1));
        assertThat(breaker.mayAsk()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(breaker.mayAsk()).isTrue();
        assertThat(breaker.mayAsk()).as("while one tries it").isFalse();
        breaker.succeeded();
        assertThat(breaker.mayAsk()).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void eachTrialThatFailsDoublesThePauseUpToFiveMinutes() {
        fail(3);
        var pause = Breaker.FIRST_PAUSE;
        for (int trial = 0; trial < 8; trial++) {
            pass(pause.minusNanos(1));
            assertThat(breaker.mayAsk())
                    .as("before the pause %s is over", pause)
                    .isFalse();
            pass(Duration.ofNanos(1));
            assertThat(breaker.mayAsk()).isTrue();
            breaker.failed();
            var twice = pause.multipliedBy(2);
            pause = twice.compareTo(Breaker.LONGEST_PAUSE) > 0 ? Breaker.LONGEST_PAUSE : twice;
        }
        assertThat(pause).isEqualTo(Breaker.LONGEST_PAUSE);
    }

    @Test
    void failuresOfRequestsThatWereUnderWayDontMakeThePauseLonger() {
        fail(9);
        pass(Breaker.FIRST_PAUSE);
        assertThat(breaker.mayAsk()).isTrue();
    }

    @Test
    void oneThatAsksForAPauseGetsItAtOnce() {
        breaker.holdOff(Duration.ofMinutes(2));
        pass(Duration.ofSeconds(119));
        assertThat(breaker.mayAsk()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(breaker.mayAsk()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) breaker.failed();
    }

    private void pass(Duration length) {
        nanos += length.toNanos();
    }
}
