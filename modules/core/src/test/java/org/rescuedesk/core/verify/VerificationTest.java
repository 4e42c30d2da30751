package org.rescuedesk.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;

/** What is wrong with a bundle, and at which event, is said in a sentence in two languages. */
class VerificationTest {
    private static final SampleBundle SAMPLE = new SampleBundle(20);

    @TempDir
    static Path shared;

    private static Path whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws IOException {
        whole = SAMPLE.whole(shared.resolve("whole.zip"));
    }

    @Test
    void aBundleThatNobodyTouchedHolds() throws Exception {
        var verified = Verification.of(whole);

        assertThat(verified.manifest().events()).isEqualTo(SAMPLE.lastSeq()).isGreaterThan(150);
        assertThat(verified.unsigned()).isZero();
        assertThat(verified.manifest().figures()).isGreaterThan(4);
        assertThat(verified.manifest().persons()).isEqualTo(2);
    }

    @Test
    void aPartHoldsWithoutFiguresAndSaysHowManyEventsNobodyHasSigned() throws Exception {
        var part = SAMPLE.range(folder.resolve("part.zip"), 40, 80);
        var verified = lenient(List.of()).verify(part);

        assertThat(verified.signedUntil()).isEqualTo(74);
        assertThat(verified.unsigned()).isEqualTo(6);
        assertThat(verified.manifest().figures()).isZero();
        var fault = fault(new Verification(Set.of(), List.of()), part);
        assertThat(fault.kind()).isEqualTo(Kind.UNSIGNED);
        assertThat(fault.seq()).isEqualTo(75);
        assertThat(fault.sentence())
                .startsWith("自事件 75 起的 6 个事件没有签名")
                .contains("Nobody has signed event 75 and what comes after it, 6 in all");
    }

    /** A history from event 42 on that was reckoned anew, by somebody who has no key and leaves out what contradicts him. */
    @Test
    void aRewrittenTailWithoutItsCheckpointsIsNotBelieved() {
        refused(
                spoilt -> {
                    spoilt.put(Spoilt.JOURNAL, 41, line -> line.replaceFirst("T09", "T08"));
                    spoilt.rechain(41);
                    spoilt.keepCheckpoints(1);
                },
                Kind.UNSIGNED,
                38,
                "anybody may have written them");
    }

    private static Verification lenient(List<Checkpoint> kept) {
        return new Verification(Set.of(), kept).takingUnsigned();
    }

    @Test
    void aChangedByteIsFoundAtItsEvent() {
        refused(
                spoilt -> spoilt.put(Spoilt.JOURNAL, 41, line -> line.replaceFirst("T09", "T08")),
                Kind.CHANGED,
                42,
                "事件 42 在写入之后被改动：其内容与哈希不符。 Event 42 was changed after it was written: its hash does not follow from its bytes.");
    }

    @Test
    void aDroppedEventIsFoundWhereItShouldStand() {
        edited(
                lines -> lines.remove(41),
                Kind.ORDER,
                42,
                "Where event 42 should stand there is event 43: one was left out, stands twice or was moved.");
    }

    @Test
    void swappedEventsAreFoundWhereTheFirstShouldStand() {
        edited(lines -> Collections.swap(lines, 41, 42), Kind.ORDER, 42, "there is event 43");
        edited(lines -> Collections.swap(lines, 10, 90), Kind.ORDER, 11, "there is event 91");
    }

    @Test
    void anEventThatStandsTwiceIsFoundWhereTheNextShouldStand() {
        edited(lines -> lines.add(42, lines.get(41)), Kind.ORDER, 43, "there is event 42");
    }

    @Test
    void aTruncatedTailIsFoundAtTheFirstEventThatIsMissing() {
        edited(
                lines -> lines.subList(99, lines.size()).clear(),
                Kind.TRUNCATED,
                100,
                "The journal is cut off before event 100");
    }

    @Test
    void aTruncatedTailIsFoundEvenWhereTheManifestHidesIt() {
        refused(
                spoilt -> truncate(spoilt, 99),
                Kind.TRUNCATED,
                100,
                "日志在事件 100 之前被截断：事件 111 有检查点。 The journal is cut off before event 100: there is a checkpoint at event 111.");
    }

    @Test
    void aTailThatIsCutOffWithItsCheckpointsIsFoundByACheckpointFromElsewhere() throws Exception {
        var kept = SAMPLE.checkpoints(1, SAMPLE.lastSeq()).get(2);
        var spoilt = new Spoilt(SampleBundle.members(whole));
        truncate(spoilt, 99);
        spoilt.put(Spoilt.CHECKPOINTS, spoilt.lines(Spoilt.CHECKPOINTS).subList(0, 2));
        spoilt.put(Spoilt.FIGURES, List.of());
        spoilt.put(Spoilt.KEYS, spoilt.lines(Spoilt.KEYS).subList(0, 1));
        spoilt.manifest(body -> body.with("checkpoints", 2).with("figures", 0).with("keys", 1));
        var cut = SampleBundle.write(folder.resolve("cut.zip"), spoilt.members());

        assertThat(lenient(List.of()).verify(cut).signedUntil()).isEqualTo(74);
        assertThat(fault(lenient(List.of(kept)), cut).kind()).isEqualTo(Kind.TRUNCATED);
        new Verification(Set.of(), List.of(kept)).verify(whole);
    }

    @Test
    void aKeptCheckpointOfBeforeTheBundleIsCountedAsOneThatShowsNothing() throws Exception {
        var kept = SAMPLE.checkpoints(1, 80);
        var part = SAMPLE.range(folder.resolve("part.zip"), 40, 80);

        assertThat(kept).extracting(Checkpoint::seq).containsExactly(37L, 74L);
        assertThat(lenient(kept).verify(part).compared()).isOne();
        assertThat(new Verification(Set.of(), kept).verify(whole).compared()).isEqualTo(2);
        var fault = fault(new Verification(Set.of(), kept.subList(0, 1)), part);
        assertThat(fault.kind()).isEqualTo(Kind.UNTRUSTED);
        assertThat(fault.seq()).isEqualTo(40);
        assertThat(fault.sentence()).contains("1, are of before the bundle's first event, 40");
    }

    @Test
    void aKeptCheckpointOfTheEventRightBeforeTheBundleIsHeldAgainstWhatItFollows() throws Exception {
        var right = SAMPLE.checkpoints(1, 40).get(0);
        var wrong = Checkpoint.signed(37, Hash.NONE, right.at(), false, SAMPLE.first);
        var part = SAMPLE.range(folder.resolve("part.zip"), 38, 80);

        assertThat(lenient(List.of(right)).verify(part).compared()).isOne();
        assertThat(fault(new Verification(Set.of(), List.of(wrong)), part).kind())
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void aForgedSignatureIsFoundAtTheEventThatItIsSaidToSign() {
        refused(
                spoilt -> spoilt.put(Spoilt.CHECKPOINTS, 1, line -> {
                    var signature = Body.of(line).text("signature");
                    return line.replace(signature, signature.substring(64) + signature.substring(0, 64));
                }),
                Kind.SIGNATURE,
                74,
                "事件 74 的检查点签名无效。 The signature of the checkpoint at event 74 doesn't hold.");
    }

    @Test
    void aCheckpointBySomebodyElsesKeyIsFound() {
        refused(
                spoilt -> spoilt.put(Spoilt.CHECKPOINTS, 1, line -> {
                    var old = Checkpoint.of(line);
                    return Checkpoint.signed(74, old.hash(), old.at(), false, SampleBundle.newKey())
                            .toString();
                }),
                Kind.KEY,
                74,
                "which was not the one in use");
    }

    @Test
    void aFigureThatDoesNotFollowIsFound() {
        refused(
                spoilt -> spoilt.put(Spoilt.FIGURES, 0, line -> {
                    var body = Body.of(line);
                    return body.with("late", body.number("late") - 1).toString();
                }),
                Kind.FIGURE,
                SAMPLE.lastSeq(),
                "A figure does not follow from the journal up to event " + SAMPLE.lastSeq() + " (whole): late = ");
    }

    @Test
    void aHistoryThatWasReckonedAnewIsFoundAtTheNextCheckpoint() {
        refused(
                spoilt -> {
                    spoilt.put(Spoilt.JOURNAL, 41, line -> line.replaceFirst("T09", "T08"));
                    spoilt.rechain(41);
                },
                Kind.REWRITTEN,
                74,
                "Event 74 has another hash than its checkpoint signed");
    }

    @Test
    void aBundleWithoutAnyCheckpointIsNotBelieved() {
        refused(
                spoilt -> {
                    spoilt.put(Spoilt.CHECKPOINTS, List.of());
                    spoilt.manifest(body -> body.with("checkpoints", 0));
                },
                Kind.UNSIGNED,
                1,
                "There is no checkpoint in the bundle");
    }

    @Test
    void anEditedManifestIsFound() {
        refused(spoilt -> spoilt.manifest(body -> body.with("events", 3)), Kind.MANIFEST, 0, "清单");
        refused(
                spoilt -> spoilt.manifest(body -> body.with("hash", Hash.NONE.hex())),
                Kind.MANIFEST,
                SAMPLE.lastSeq(),
                "another hash for the last event");
    }

    @Test
    void aPersonWhoDoesNotGiveTheDigestIsFound() {
        refused(
                spoilt -> spoilt.put(Spoilt.PERSONS, 0, line -> line.replace("王", "李")),
                Kind.PERSON,
                2,
                "does not give the digest");
    }

    @Test
    void aFileThatIsNoBundleIsSaidToBeNone() throws IOException {
        var file = Files.writeString(folder.resolve("no.zip"), "PK");
        assertThat(fault(new Verification(Set.of(), List.of()), file).kind()).isEqualTo(Kind.BUNDLE);
        assertThat(fault(new Verification(Set.of(), List.of()), folder.resolve("absent"))
                        .kind())
                .isEqualTo(Kind.BUNDLE);
    }

    @Test
    void onlyTrustedKeysAndThoseTheyVouchForAreBelieved() throws Exception {
        new Verification(Set.of(SAMPLE.first.verifying()), List.of()).verify(whole);
        var second = fault(new Verification(Set.of(SAMPLE.second.verifying()), List.of()), whole);
        assertThat(second.kind()).isEqualTo(Kind.UNTRUSTED);
        assertThat(second.seq()).isEqualTo(1);
        var stranger = SampleBundle.newKey().verifying();
        assertThat(fault(new Verification(Set.of(stranger), List.of()), whole).kind())
                .isEqualTo(Kind.UNTRUSTED);
    }

    private void edited(Consumer<List<String>> edit, Kind kind, long seq, String part) {
        refused(
                spoilt -> {
                    var lines = spoilt.lines(Spoilt.JOURNAL);
                    edit.accept(lines);
                    spoilt.put(Spoilt.JOURNAL, lines);
                },
                kind,
                seq,
                part);
    }

    private static void truncate(Spoilt spoilt, int left) {
        var lines = spoilt.lines(Spoilt.JOURNAL).subList(0, left);
        spoilt.put(Spoilt.JOURNAL, lines);
        var hash = lines.get(left - 1).substring(0, 64);
        spoilt.put(
                Spoilt.KEYS,
                spoilt.lines(Spoilt.KEYS).stream()
                        .filter(each -> Body.of(each).number("fromSeq") <= left)
                        .toList());
        var keys = spoilt.lines(Spoilt.KEYS).size();
        spoilt.manifest(body -> body.with("untilSeq", left)
                .with("events", left)
                .with("hash", hash)
                .with("keys", keys));
    }

    private void refused(Consumer<Spoilt> spoil, Kind kind, long seq, String part) {
        try {
            var spoilt = new Spoilt(SampleBundle.members(whole));
            spoil.accept(spoilt);
            var file = SampleBundle.write(folder.resolve("spoilt.zip"), spoilt.members());
            var fault = fault(new Verification(Set.of(), List.of()), file);
            assertThat(fault.kind()).as(fault.sentence()).isEqualTo(kind);
            assertThat(fault.seq()).isEqualTo(seq);
            assertThat(fault.sentence()).contains(part);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fault fault(Verification verification, Path file) {
        return catchThrowableOfType(Fault.class, () -> verification.verify(file));
    }
}
