package org.rescuedesk.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.Checkpoint;

/** What is said of keys, signatures and persons beside the events, by somebody who would like it to be otherwise. */
class KeysTest {
    private static final SampleBundle SAMPLE = new SampleBundle(8);

    @TempDir
    static Path shared;

    private static Path whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws IOException {
        whole = SAMPLE.whole(shared.resolve("whole.zip"));
    }

    private static long rotation(Spoilt spoilt) {
        return Body.of(spoilt.lines(Spoilt.KEYS).get(1)).number("fromSeq");
    }

    /** Keeps the checkpoints that the first key has signed. */
    private static void ofTheFirstKey(Spoilt spoilt) {
        long rotation = rotation(spoilt);
        long kept = spoilt.lines(Spoilt.CHECKPOINTS).stream()
                .filter(line -> Checkpoint.of(line).seq() < rotation)
                .count();
        spoilt.keepCheckpoints((int) kept);
    }

    private Fault fault(Consumer<Spoilt> spoil) throws IOException {
        var spoilt = new Spoilt(SampleBundle.members(whole));
        spoil.accept(spoilt);
        var file = SampleBundle.write(folder.resolve("spoilt.zip"), spoilt.members());
        var verification = new Verification(Set.of(), List.of()).takingUnsigned();
        return catchThrowableOfType(Fault.class, () -> verification.verify(file));
    }

    private static String spoiltHex(String line, String field) {
        var body = Body.of(line);
        var hex = body.text(field);
        return body.with(field, (hex.startsWith("0") ? "1" : "0") + hex.substring(1))
                .toString();
    }

    @Test
    void aKeyThatGoesByAnotherNameDoesNotHold() throws IOException {
        var fault = fault(spoilt -> spoilt.put(Spoilt.KEYS, 0, line -> spoiltHex(line, "key")));
        assertThat(fault.kind()).isEqualTo(Kind.KEY);
        assertThat(fault.sentence()).contains("its name, its range or what the key before says for it is wrong");
    }

    @Test
    void aVouchThatTheKeyBeforeNeverGaveDoesNotHold() throws IOException {
        var fault = fault(spoilt -> spoilt.put(Spoilt.KEYS, 1, line -> spoiltHex(line, "vouch")));
        assertThat(fault.kind()).isEqualTo(Kind.KEY);
        assertThat(fault.sentence()).contains("what the key before says for it is wrong");
    }

    @Test
    void aSignatureThatTheKeyNeverGaveDoesNotHold() throws IOException {
        var fault = fault(spoilt -> spoilt.put(Spoilt.CHECKPOINTS, 0, line -> spoiltHex(line, "signature")));
        assertThat(fault.kind()).isEqualTo(Kind.SIGNATURE);
    }

    @Test
    void aKeyThatAnEventAdoptsAndNobodyListsIsFoundThere() throws IOException {
        var fault = fault(spoilt -> {
            ofTheFirstKey(spoilt);
            spoilt.put(Spoilt.KEYS, spoilt.lines(Spoilt.KEYS).subList(0, 1));
            spoilt.manifest(body -> body.with("keys", 1));
        });
        assertThat(fault.kind()).isEqualTo(Kind.KEY);
        assertThat(fault.seq()).isEqualTo(rotation(new Spoilt(SampleBundle.members(whole))));
        assertThat(fault.sentence()).contains("is not what keys.jsonl says");
    }

    @Test
    void aStrangersKeyInPlaceOfTheOneThatTheEventAdoptsIsFoundThere() throws IOException {
        var stranger = SampleBundle.newKey().verifying();
        var fault = fault(spoilt -> {
            ofTheFirstKey(spoilt);
            var listed = Body.empty()
                    .with("fromSeq", rotation(spoilt))
                    .with("key", stranger.name())
                    .with("publicKey", stranger.hex());
            spoilt.put(Spoilt.KEYS, 1, line -> listed.toString());
        });
        assertThat(fault.kind()).isEqualTo(Kind.KEY);
        assertThat(fault.sentence()).contains("is not what keys.jsonl says");
    }

    @Test
    void aPersonWhoIsMissingIsMissed() throws IOException {
        var fault = fault(spoilt ->
                spoilt.put(Spoilt.PERSONS, spoilt.lines(Spoilt.PERSONS).subList(0, 1)));
        assertThat(fault.kind()).isEqualTo(Kind.PERSON);
        assertThat(fault.sentence()).contains("another number of lines than the manifest says");
    }

    @Test
    void anEventThatIsNoBodyAnyMoreIsChangedAndNotOutOfPlace() throws IOException {
        var fault = fault(spoilt -> spoilt.put(Spoilt.JOURNAL, 4, line -> line.substring(0, line.length() - 1) + "]"));
        assertThat(fault.kind()).isEqualTo(Kind.CHANGED);
        assertThat(fault.seq()).isEqualTo(5);
    }

    @Test
    void anEventWithAFieldOfAnotherKindCanNotBeRead() throws IOException {
        var fault = fault(spoilt -> {
            spoilt.put(
                    Spoilt.JOURNAL,
                    4,
                    line -> line.substring(0, 65) + Body.of(line.substring(65)).with("type", 7L));
            spoilt.rechain(4);
            spoilt.resign(Map.of(SAMPLE.first.name(), SAMPLE.first, SAMPLE.second.name(), SAMPLE.second));
        });
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.seq()).isEqualTo(5);
    }

    @Test
    void anEventBeyondTheManifestsEndIsSaidToBeThere() throws IOException {
        var fault = fault(spoilt -> {
            ofTheFirstKey(spoilt);
            var lines = spoilt.lines(Spoilt.JOURNAL);
            int end = lines.size() - 1;
            spoilt.manifest(body -> body.with("untilSeq", end)
                    .with("events", end)
                    .with("hash", lines.get(end - 1).substring(0, 64)));
        });
        assertThat(fault.kind()).isEqualTo(Kind.MANIFEST);
        assertThat(fault.seq()).isEqualTo(SAMPLE.lastSeq());
    }
}
