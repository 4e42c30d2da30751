package org.rescuedesk.server.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.snapshot.EveryFact;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learning;

class CalibratingTest {
    @Test
    void aJournalOfEveryKindOfFactIsReadThroughAndHasTooFewTrips() throws JournalFailure {
        var result = Calibrating.from(new Kept(), ZoneId.of("Asia/Shanghai"));
        assertThat(result.made()).isEmpty();
        assertThat(result.found()).isLessThan(Learning.LEAST_TRIPS);
        assertThat(result.leftOut()).isNotEmpty();
        assertThat(result.exercise()).isFalse();
        assertThat(result.inForce()).isNotEqualTo(Calibration.BUILT_IN);
        assertThat(result.inForce().version()).isEqualTo(1);
    }

    /** The journal of core's own tests, to be read only. */
    private static final class Kept implements Journal {
        @Override
        public Tail tail() {
            return Tail.EMPTY;
        }

        @Override
        public Optional<Hash> findHash(long seq) {
            return Optional.empty();
        }

        @Override
        public void read(long afterSeq, Consumer<Entry> reader) {
            EveryFact.journal().forEach(reader);
        }

        @Override
        public void append(Batch batch) {
            throw new UnsupportedOperationException();
        }
    }
}
