package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportsTest extends OnPostgres {
    @Test
    void beforeTheFirstRescueAllFiguresAreNoneAndNoTimeIsMadeUp() {
        var figure = memory.reports().responseTimes(false);

        assertThat(figure.asOf()).isNull();
        assertThat(figure.rescues()).isZero();
        assertThat(figure.meanArrivalS()).isNull();
        assertThat(figure.p90ArrivalS()).isNull();
        assertThat(figure.standApart().values()).containsOnly(0L);
    }

    @Test
    void theFigureIsTheOneThatTheRawJournalGives() throws Exception {
        new RandomRescues(memory.journal(), false, 20261123).write(0, 300);

        var figure = memory.reports().responseTimes(false);

        assertThat(figure).isEqualTo(RecountedTimes.of(memory.journal(), false));
        assertThat(figure.rescues()).isBetween(270L, 300L);
        assertThat(figure.arrived()).isGreaterThan(100);
        assertThat(figure.provenInTime()).isPositive().isLessThan(figure.claimedInTime());
        assertThat(figure.inTimeNotKnown()).isPositive();
        assertThat(figure.late()).isPositive();
        assertThat(figure.underWay()).isPositive();
        assertThat(figure.claimedInTime() + figure.late() + figure.inTimeNotKnown())
                .isEqualTo(figure.neededArrival());
        long apart =
                figure.standApart().values().stream().mapToLong(each -> each).sum();
        assertThat(figure.neededArrival() + figure.underWay() + apart).isEqualTo(figure.rescues());
    }

    @Test
    void exercisesAndRealRescuesAreNeverCountedTogether() throws Exception {
        new RandomRescues(memory.journal(), false, 1).write(0, 40);
        var before = memory.reports().responseTimes(false);
        new RandomRescues(memory.journal(), true, 2).write(500, 560);

        var real = memory.reports().responseTimes(false);
        var exercise = memory.reports().responseTimes(true);

        assertThat(real).usingRecursiveComparison().ignoringFields("asOf").isEqualTo(before);
        assertThat(exercise).isEqualTo(RecountedTimes.of(memory.journal(), true));
        assertThat(exercise.rescues()).isBetween(50L, 60L);
    }
}
