package org.rescuedesk.server.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void whoKnowsWhatIsKeptCanGoOnFromThere() {
        var recent = recent(100, 105);
        assertThat(recent.follows(99)).isFalse();
        assertThat(recent.follows(100)).isTrue();
        assertThat(recent.follows(105)).isTrue();
        assertThat(recent.follows(106)).isFalse();
        assertThat(recent.get(101)).hasToString("101");
    }

    @Test
    void theOldestFactsAreForgotten() {
        var recent = recent(0, 1_000);
        assertThat(recent.follows(989)).isFalse();
        assertThat(recent.follows(990)).isTrue();
        for (long seq = 991; seq <= 1_000; seq++) assertThat(recent.get(seq)).hasToString(String.valueOf(seq));
    }

    @Test
    void aGapIsRefused() {
        var recent = recent(0, 3);
        assertThatThrownBy(() -> recent.add(5, Buffer.buffer("5"))).hasMessage("Fact 5 does not follow fact 3.");
    }

    /** Keeps ten facts, and has been told all after the first up to the last. */
    private static Recent recent(long first, long last) {
        var recent = new Recent(10, first);
        for (long seq = first + 1; seq <= last; seq++) recent.add(seq, Buffer.buffer(String.valueOf(seq)));
        return recent;
    }
}
