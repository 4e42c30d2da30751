package org.rescuedesk.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.core.fuzz.Mutator;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;

/** Whatever stands in a journal, under a hash that is right: it is read, or refused as its readers refuse. */
class JournalFuzzTest {
    private static final int OF_EACH_KIND = 4;

    @Test
    void anEntryIsReadOrRefused() {
        var messages = new Mutator(Fuzzing.seed("journal entry"), entries());
        int taken = Fuzzing.run("journal entry", Fuzzing.TIMES, messages, JournalFuzzTest::entry);
        assertThat(taken).isPositive();
    }

    /** What is read, written anew and read again is the same fact. */
    private static boolean entry(byte[] message) {
        var text = new String(message, UTF_8);
        Entry read;
        try {
            read = Entry.of(text, Hash.NONE, Hash.NONE.followedBy(text));
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException | ArithmeticException refused) {
            return false;
        }
        var again = Entry.following(Hash.NONE, read.seq(), read.epoch(), read.exercise(), read.event());
        assertThat(Entry.of(again.canonical(), again.previous(), again.hash()).event())
                .isEqualTo(read.event());
        return true;
    }

    @Test
    void aCanonicalTextIsReadOrRefused() {
        var messages = new Mutator(Fuzzing.seed("canonical text"), entries());
        int taken = Fuzzing.run("canonical text", Fuzzing.TIMES, messages, message -> {
            var text = new String(message, UTF_8);
            try {
                assertThat(Body.of(text)).hasToString(text);
                return true;
            } catch (IllegalArgumentException refused) {
                return false;
            }
        });
        assertThat(taken).isPositive();
    }

    @Test
    void aCheckpointsLineIsReadOrRefused() {
        var line = "{\"at\":\"2026-11-23T10:00:00.250Z\",\"exercise\":false,\"hash\":\"" + "5e".repeat(32)
                + "\",\"key\":\"9f86d081884c7d65\",\"seq\":1234,\"signature\":\"" + "a7".repeat(64)
                + "\",\"type\":\"rescue-desk checkpoint\",\"v\":1}";
        var messages = new Mutator(Fuzzing.seed("checkpoint line"), List.of(line.getBytes(UTF_8)));
        int taken = Fuzzing.run("checkpoint line", Fuzzing.TIMES, messages, message -> {
            var text = new String(message, UTF_8);
            try {
                assertThat(Checkpoint.of(text)).hasToString(text);
                return true;
            } catch (IllegalArgumentException | NoSuchElementException | DateTimeException refused) {
                return false;
            }
        });
        assertThat(taken).isPositive();
    }

    private static List<byte[]> entries() {
        return EventType.ALL.stream()
                .flatMap(type -> IntStream.range(0, OF_EACH_KIND)
                        .mapToObj(seed -> Entry.following(
                                Hash.NONE, seed + 1, 3, seed % 2 == 0, new AnyEvent(seed).any(type.type()))))
                .map(entry -> entry.canonical().getBytes(UTF_8))
                .toList();
    }
}
