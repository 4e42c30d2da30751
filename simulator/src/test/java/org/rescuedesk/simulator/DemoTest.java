package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the demo promises to whoever looks at it, whatever the seed. */
class DemoTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDemoKeepsItsPromisesForEverySeed(long seed) {
        FakeDesk desk = Room.runUntil(seed, Room.HALF_PAST.plus(Duration.ofMinutes(20)));

        assertThat(desk.rescues.values().stream().filter(rescue -> rescue.isUnderWayAt(Room.HALF_PAST)))
                .as("rescues under way at half past five")
                .hasSize(5);
        assertThat(desk.rescues.values().stream().filter(rescue -> isBefore(rescue.closedAt, Room.HALF_PAST)))
                .as("rescues closed in the warm-up")
                .hasSize(3);
        assertThat(desk.rescues.values())
                .as("a new entrapment within five minutes")
                .anyMatch(rescue -> rescue.openedAt.isAfter(Room.HALF_PAST)
                        && rescue.openedAt.isBefore(Room.HALF_PAST.plus(Duration.ofMinutes(5))));
        assertThat(desk.rescues.values())
                .as("an arrival within twenty minutes of somebody who came when it was ready")
                .anyMatch(rescue -> rescue.openedAt.isAfter(Room.HALF_PAST) && rescue.pressedAt != null);
    }

    private static boolean isBefore(Instant at, Instant limit) {
        return at != null && at.isBefore(limit);
    }
}
