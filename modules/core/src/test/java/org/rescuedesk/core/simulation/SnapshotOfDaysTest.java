package org.rescuedesk.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.snapshot.DeskText;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.snapshot.Unusable;
import org.rescuedesk.core.state.Desk;

/** Whatever a day brought: a snapshot at any of its facts and the facts after it lead to the desk that all facts lead to. */
class SnapshotOfDaysTest {
    private static final int DAYS = 12;
    private static final int STEPS = 250;
    private static final int EVERY = 7;

    @Test
    void aSnapshotAndTheTailAreTheWholeJournal() {
        int snapshots = IntStream.range(0, DAYS)
                .parallel()
                .map(SnapshotOfDaysTest::snapshotsOf)
                .sum();
        assertThat(snapshots).isGreaterThan(DAYS * 10);
    }

    /** A desk that starts at each of them goes on beside the one that has read all. */
    private static int snapshotsOf(int seed) {
        var day = new RandomDay(seed);
        day.live(STEPS);
        var journal = day.journal();
        var desk = Land.desk();
        int count = 0;
        for (int i = 0; i < journal.size(); i++) {
            desk = journal.get(i).event().evolve(desk);
            if (i % EVERY != seed % EVERY) continue;
            var back = thereAndBack(
                    new Snapshot(Tail.of(journal.get(i)), journal.get(i).event().at(), false, desk));
            assertThat(back.desk()).as("seed %d, fact %d", seed, i + 1).isEqualTo(desk);
            assertThat(DeskText.bytes(back.desk())).isEqualTo(DeskText.bytes(desk));
            assertThat(back.tail()).isEqualTo(Tail.of(journal.get(i)));
            if (count++ % EVERY == 0) requireSameEnd(back.desk(), journal.subList(i + 1, journal.size()), journal);
        }
        return count;
    }

    private static void requireSameEnd(Desk from, List<Entry> tail, List<Entry> whole) {
        var expected = replayed(Land.desk(), whole);
        var end = replayed(from, tail);
        assertThat(end).isEqualTo(expected);
        assertThat(DeskText.bytes(end)).isEqualTo(DeskText.bytes(expected));
    }

    private static Desk replayed(Desk desk, List<Entry> entries) {
        var now = desk;
        for (var entry : entries) now = entry.event().evolve(now);
        return now;
    }

    private static Snapshot thereAndBack(Snapshot snapshot) {
        try {
            var out = new ByteArrayOutputStream();
            snapshot.write(out);
            return Snapshot.read(new ByteArrayInputStream(out.toByteArray()), Land.desk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Unusable e) {
            throw new AssertionError(e);
        }
    }
}
