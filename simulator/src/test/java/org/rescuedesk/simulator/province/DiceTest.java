package org.rescuedesk.simulator.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void theSameSeedThrowsTheSameOnEveryMachine() {
        Dice dice = Dice.of(42);
        assertThat(dice.share()).isEqualTo(0.5961188718302076);
        assertThat(dice.between(1, 6)).isEqualTo(1);
        assertThat(dice.normal()).isEqualTo(0.5760621378390508);
    }

    @Test
    void whatOneNameDrawsDoesNotDependOnWhatWasThrownBefore() {
        Dice fresh = Dice.of(42);
        Dice used = Dice.of(42);
        used.share();
        assertThat(used.split("C-017").share()).isEqualTo(fresh.split("C-017").share());
        assertThat(fresh.split("C-018").share())
                .isNotEqualTo(fresh.split("C-017").share());
    }

    @Test
    void bothEndsOfARangeAreThrownAndNothingBeyond() {
        Dice dice = Dice.of(1);
        assertThat(IntStream.range(0, 1000)
                        .map(i -> dice.between(1, 6))
                        .distinct()
                        .sorted())
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void meansComeOutAsAsked() {
        Dice dice = Dice.of(1);
        assertThat(mean(IntStream.range(0, 20_000).mapToDouble(i -> dice.exponential(180))))
                .isCloseTo(180, within(5.0));
        assertThat(mean(IntStream.range(0, 20_000).mapToDouble(i -> dice.normal())))
                .isCloseTo(0, within(0.03));
        assertThat(mean(IntStream.range(0, 20_000).mapToDouble(i -> dice.weighted(3, 0, 1))))
                .isCloseTo(0.5, within(0.03));
    }

    private static double mean(DoubleStream values) {
        return values.average().orElseThrow();
    }
}
