package org.rescuedesk.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.core.fuzz.Mutator;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.state.Desk;

/** Whatever a snapshot holds, under a digest that is right: it is gone by or refused. */
class SnapshotFuzzTest {
    @Test
    void aSpoiltSnapshotIsGoneByOrRefused() throws Exception {
        var desk = EveryFact.before();
        var journal = EveryFact.journal();
        for (var entry : journal) desk = entry.event().evolve(desk);
        var last = journal.get(journal.size() - 1);
        var snapshot = new Snapshot(Tail.of(last), last.event().at(), false, desk);
        var messages = new Mutator(Fuzzing.seed("snapshot"), List.of(withoutFoot(snapshot)));
        int taken = Fuzzing.run("snapshot", Fuzzing.BUNDLES, messages, SnapshotFuzzTest::isGoneBy);
        assertThat(taken).isLessThan(Fuzzing.BUNDLES);
        assertThat(isGoneBy(withoutFoot(snapshot))).isTrue();
    }

    private static byte[] withoutFoot(Snapshot snapshot) throws IOException {
        var out = new ByteArrayOutputStream();
        snapshot.write(out);
        var whole = out.toByteArray();
        int end = whole.length - 2;
        while (whole[end] != '\n') end--;
        return Arrays.copyOf(whole, end + 1);
    }

    /** What is gone by comes back as it was once it is written again. */
    private static boolean isGoneBy(byte[] lines) throws IOException, GeneralSecurityException {
        var foot = Body.empty()
                .with(
                        "sha256",
                        Hash.of(MessageDigest.getInstance("SHA-256").digest(lines))
                                .hex());
        var signed = Arrays.copyOf(lines, lines.length + foot.toString().length() + 1);
        System.arraycopy((foot + "\n").getBytes(UTF_8), 0, signed, lines.length, signed.length - lines.length);
        try {
            Desk empty = EveryFact.before();
            var read = Snapshot.read(new ByteArrayInputStream(signed), empty);
            var again = new ByteArrayOutputStream();
            read.write(again);
            assertThat(Snapshot.read(new ByteArrayInputStream(again.toByteArray()), empty))
                    .isEqualTo(read);
            return true;
        } catch (Unusable refused) {
            return false;
        }
    }
}
