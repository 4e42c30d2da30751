package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestTest {
    private final Nearest<String> three = new Nearest<>(3);

    @Test
    void theNearestAreKeptByRisingDistanceWhateverTheirOrder() {
        three.offer("five", 5);
        three.offer("two", 2);
        three.offer("nine", 9);
        three.offer("one", 1);
        three.offer("four", 4);
        three.offer("seven", 7);
        assertThat(three.list()).containsExactly("one", "two", "four");
    }

    @Test
    void ofEquallyNearOnesThoseThatCameFirstStay() {
        three.offer("a", 5);
        three.offer("b", 5);
        three.offer("c", 5);
        three.offer("d", 5);
        assertThat(three.list()).containsExactly("a", "b", "c");
        three.offer("e", 4);
        assertThat(three.list()).containsExactly("e", "a", "b");
    }

    @Test
    void whileThereIsRoomAnyDistanceIsWantedAndThenOnlyANearerOne() {
        three.offer("a", 5);
        three.offer("b", 6);
        assertThat(three.wants(1e9)).isTrue();
        three.offer("c", 7);
        assertThat(three.wants(7)).isFalse();
        assertThat(three.wants(6.9)).isTrue();
    }
}
