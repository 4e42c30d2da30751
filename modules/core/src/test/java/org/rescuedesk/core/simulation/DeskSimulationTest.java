package org.rescuedesk.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.scene.Telling;

/** Seeded days of anything that may happen. A failure names its seed and tells the last facts; that seed fails again. */
class DeskSimulationTest {
    private static final int SEEDS = Integer.getInteger("rescuedesk.seeds", 200);
    /** A seed that failed is lived through alone by {@code -Drescuedesk.firstSeed=N -Drescuedesk.seeds=1}. */
    private static final int FIRST = Integer.getInteger("rescuedesk.firstSeed", 0);

    private static final int STEPS = 250;
    private static final int TOLD = 40;

    @Test
    void whateverHappensTheInvariantsHold() {
        var kinds = IntStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(DeskSimulationTest::live)
                .flatMap(day -> day.journal().stream())
                .map(entry -> EventType.of(entry.event()).name())
                .collect(Collectors.toSet());
        if (SEEDS >= 100)
            assertThat(kinds).as("the days see every kind of fact").containsAll(withoutKey());
    }

    /** All but what only somebody with a signing key notes. */
    private static List<String> withoutKey() {
        return EventType.ALL.stream()
                .map(EventType::name)
                .filter(name -> !name.equals("KeyAdopted"))
                .toList();
    }

    @Test
    void theSameSeedTwiceGivesTheSameTranscript() {
        for (int seed = FIRST; seed < FIRST + 3; seed++) {
            assertThat(new RandomDay(seed).live(STEPS)).isEqualTo(new RandomDay(seed).live(STEPS));
        }
        assertThat(new RandomDay(1).live(STEPS)).isNotEqualTo(new RandomDay(2).live(STEPS));
    }

    private static RandomDay live(int seed) {
        var day = new RandomDay(seed);
        try {
            day.live(STEPS);
            return day;
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
