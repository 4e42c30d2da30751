package org.rescuedesk.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.scene.Telling;

/** Seeded days of anything that may happen. A failure names its seed and tells the last facts; that seed fails again. */
class DeskSimulationTest {
    private static final int SEEDS = Integer.getInteger("rescuedesk.seeds", 200);
    private static final int STEPS = 250;
    private static final int TOLD = 40;

    @Test
    void whateverHappensTheInvariantsHold() {
        IntStream.range(0, SEEDS).parallel().forEach(DeskSimulationTest::live);
    }

    @Test
    void theSameSeedTwiceGivesTheSameTranscript() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(new RandomDay(seed).live(STEPS)).isEqualTo(new RandomDay(seed).live(STEPS));
        }
        assertThat(new RandomDay(1).live(STEPS)).isNotEqualTo(new RandomDay(2).live(STEPS));
    }

    private static void live(int seed) {
        var day = new RandomDay(seed);
        try {
            day.live(STEPS);
        } catch (AssertionError | RuntimeException e) {
            var end = day.journal()
                    .subList(
                            Math.max(0, day.journal().size() - TOLD),
                            day.journal().size());
            var told = end.stream().map(Telling::timed).collect(Collectors.joining("\n"));
            throw new AssertionError("Seed " + seed + " after\n" + told, e);
        }
    }
}
