package org.rescuedesk.core.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeskClockTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Machine machine = new Machine(NINE);
    private final DeskClock clock = DeskClock.following(machine, machine::nanos, Instant.EPOCH);

    @Test
    void itFollowsTheWallInWholeMilliseconds() {
        machine.pass(Duration.ofNanos(1_234_567_890));
        assertThat(clock.now()).isEqualTo(NINE.plusMillis(1_234));
        assertThat(clock.takeSteps()).isEmpty();
    }

    @Test
    void aSmallCorrectionIsFollowedButNeverBackwards() {
        machine.pass(Duration.ofSeconds(10));
        var before = clock.now();
        machine.set(Duration.ofSeconds(-2));
        assertThat(clock.now()).isEqualTo(before);
        machine.pass(Duration.ofSeconds(3));
        assertThat(clock.now()).isEqualTo(before.plusSeconds(1));
        assertThat(clock.lead()).isZero();
    }

    @Test
    void aStepEitherWayMakesNobodyLateAndStopsNoClock() {
        clock.now();
        machine.set(Duration.ofHours(1));
        machine.pass(Duration.ofSeconds(10));
        assertThat(clock.now()).isEqualTo(NINE.plusSeconds(10));
        assertThat(clock.lead()).isEqualTo(Duration.ofHours(-1));
        machine.set(Duration.ofHours(-3));
        machine.pass(Duration.ofSeconds(10));
        assertThat(clock.now()).isEqualTo(NINE.plusSeconds(20));
        assertThat(clock.lead()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void behindTheWallItRejoinsAtOnceWhenNobodyWaits() {
        clock.now();
        machine.set(Duration.ofHours(1));
        clock.now();
        clock.mayRejoin(true);
        assertThat(clock.now()).isEqualTo(NINE.plus(Duration.ofHours(1)));
        assertThat(clock.lead()).isZero();
    }

    @Test
    void aheadOfTheWallItStandsStillWhileNobodyWaits() {
        clock.now();
        machine.set(Duration.ofMinutes(-10));
        clock.now();
        clock.mayRejoin(true);
        machine.pass(Duration.ofMinutes(4));
        assertThat(clock.now()).isEqualTo(NINE);
        clock.mayRejoin(false);
        machine.pass(Duration.ofMinutes(1));
        assertThat(clock.now()).isEqualTo(NINE.plusSeconds(60));
        assertThat(clock.lead()).isEqualTo(Duration.ofMinutes(6));
        clock.mayRejoin(true);
        machine.pass(Duration.ofMinutes(8));
        assertThat(clock.now()).isEqualTo(NINE.plusSeconds(180));
        assertThat(clock.lead()).isZero();
    }

    @Test
    void itNeverStartsBeforeTheLastFact() {
        var later = NINE.plusSeconds(3_600);
        var started = DeskClock.following(machine, machine::nanos, later);
        machine.pass(Duration.ofSeconds(7));
        assertThat(started.now()).isEqualTo(later.plusSeconds(7));
    }

    @Test
    void aStepOfMoreThanTwoSecondsEitherWayIsToldOnce() {
        machine.set(Duration.ofSeconds(2));
        assertThat(clock.takeSteps()).isEmpty();
        machine.set(Duration.ofSeconds(60));
        assertThat(clock.takeSteps()).containsExactly(Duration.ofSeconds(60));
        assertThat(clock.takeSteps()).isEmpty();
        machine.pass(Duration.ofSeconds(100));
        machine.set(Duration.ofSeconds(-62));
        clock.now();
        assertThat(clock.takeSteps()).containsExactly(Duration.ofSeconds(-62));
    }

    @Test
    void twoStepsThatNearlyCancelEachOtherAreToldAsTwoAndNotAsASmallOne() {
        machine.set(Duration.ofSeconds(20));
        machine.pass(Duration.ofMillis(300));
        clock.now();
        machine.set(Duration.ofMillis(-20_310));
        machine.pass(Duration.ofMillis(300));
        assertThat(clock.now()).isEqualTo(NINE.plusMillis(600));
        assertThat(clock.takeSteps()).containsExactly(Duration.ofSeconds(20), Duration.ofMillis(-20_310));
        assertThat(clock.takeSteps()).isEmpty();
    }

    @Test
    void smallCorrectionsBetweenTwoTicksAreNoStepHoweverMany() {
        for (int i = 0; i < 10; i++) {
            machine.set(Duration.ofSeconds(2));
            clock.now();
        }
        assertThat(clock.takeSteps()).isEmpty();
    }

    @Test
    void aClockThatJumpsAtEveryLookIsToldSixteenTimesATick() {
        for (int i = 1; i <= 1_000; i++) {
            machine.set(Duration.ofSeconds(i % 2 == 0 ? 5 : -5));
            clock.now();
        }
        assertThat(clock.takeSteps()).hasSize(16);
        assertThat(clock.lead()).isZero();
    }

    @Test
    void aDrivenClockStandsUntilItIsMovedAndNeverBack() {
        var driven = DeskClock.driven(NINE);
        driven.moveTo(NINE.plusSeconds(5));
        driven.moveTo(NINE);
        assertThat(driven.now()).isEqualTo(NINE.plusSeconds(5));
        assertThat(driven.takeSteps()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> clock.moveTo(NINE));
    }
}
