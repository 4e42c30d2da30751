package org.rescuedesk.core.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Hex;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.Lines;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;

/** Goes through a bundle's events once: the chain, what checkpoints and keys say of each, persons, and what figures rest on. */
final class JournalCheck {
    private static final int HASH_DIGITS = 64;
    /** Enough for every processor, little enough for a small memory. */
    private static final int MOST_LINES = 2_048;

    private static final long MOST_BYTES = 8 << 20;
    private static final Set<String> FIELDS = Set.of("at", "body", "by", "epoch", "exercise", "seq", "type", "v");

    private final Bundle bundle;
    private final Manifest manifest;
    private final KeyRing keys;
    private final CheckpointList checkpoints;
    private final Recount recount = new Recount();

    JournalCheck(Bundle bundle, Manifest manifest, KeyRing keys, CheckpointList checkpoints) {
        this.bundle = bundle;
        this.manifest = manifest;
        this.keys = keys;
        this.checkpoints = checkpoints;
    }

    /** Reads all of it; what the figures rest on, where there are any. */
    Recount read() throws IOException, Fault {
        try (var lines = bundle.lines(Member.JOURNAL);
                var persons = new PersonCheck(bundle, manifest)) {
            var end = manifest.previous();
            long seq = manifest.fromSeq();
            for (var batch = batch(lines); !batch.isEmpty(); batch = batch(lines)) {
                for (var looked : look(batch, end, seq)) {
                    if (seq > manifest.untilSeq()) throw beyondTheEnd(seq);
                    if (looked.fault() != null) throw looked.fault();
                    end = Objects.requireNonNull(looked.hash());
                    follow(Objects.requireNonNull(looked.event()), end, seq);
                    persons.check(looked.event(), seq);
                    seq++;
                }
            }
            if (seq <= manifest.untilSeq()) throw endsEarly(seq);
            if (!end.equals(manifest.hash())) throw anotherEnd();
            persons.finish();
        }
        return recount;
    }

    /** A line that was looked at by itself: its hash and what it says, or what is wrong with it. */
    private record Looked(
            @Nullable Hash hash,
            @Nullable Body event,
            @Nullable Fault fault) {}

    private static List<Lines.Line> batch(Lines lines) throws IOException {
        var batch = new ArrayList<Lines.Line>();
        long bytes = 0;
        while (batch.size() < MOST_LINES && bytes < MOST_BYTES) {
            var line = lines.read();
            if (line == null) break;
            batch.add(line);
            bytes += line.bytes().length;
        }
        return batch;
    }

    /**
     * Each line follows from the hash that stands in the line before, so every processor can take some; whether that one is right
     * is known when its turn comes, which is before this one's.
     */
    private List<Looked> look(List<Lines.Line> batch, Hash previous, long firstSeq) {
        return IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> look(batch.get(i), i == 0 ? previous : said(batch.get(i - 1)), firstSeq + i))
                .toList();
    }

    private Looked look(Lines.Line line, @Nullable Hash previous, long seq) {
        try {
            var hash = said(line);
            if (hash == null) throw unreadable(seq);
            if (previous == null || !follows(previous, line).equals(hash)) throw changed(line, seq);
            return new Looked(hash, event(line, seq), null);
        } catch (Fault fault) {
            return new Looked(null, null, fault);
        }
    }

    /** The hash that stands in the line, if it is a line at all. */
    private static @Nullable Hash said(Lines.Line line) {
        var bytes = line.bytes();
        if (!line.isWhole() || bytes.length <= HASH_DIGITS + 1 || bytes[HASH_DIGITS] != ' ') return null;
        var said = new String(bytes, 0, HASH_DIGITS, StandardCharsets.ISO_8859_1);
        return Hex.is(said, HASH_DIGITS / 2) ? new Hash(said) : null;
    }

    private static Hash follows(Hash previous, Lines.Line line) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(previous.bytes());
            sha.update(line.bytes(), HASH_DIGITS + 1, line.bytes().length - HASH_DIGITS - 1);
            return Hash.of(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** What hangs on the events before it. */
    private void follow(Body event, Hash hash, long seq) throws Fault {
        checkpoints.require(seq, hash);
        checkKey(event, seq);
        count(event, seq);
    }

    private static Fault changed(Lines.Line line, long seq) {
        var found = seqOf(line);
        if (found != null && found != seq) return misplaced(seq, found);
        return new Fault(
                Kind.CHANGED,
                seq,
                "事件 " + seq + " 在写入之后被改动：其内容与哈希不符。",
                "Event " + seq + " was changed after it was written: its hash does not follow from its bytes.");
    }

    private static Fault misplaced(long seq, long found) {
        return new Fault(
                Kind.ORDER,
                seq,
                "事件 " + seq + " 不在其位，那里是事件 " + found + "：有事件被删除、重复或调换。",
                "Where event " + seq + " should stand there is event " + found
                        + ": one was left out, stands twice or was moved.");
    }

    /** The sequence that a line of canonical text claims. */
    private static @Nullable Long seqOf(Lines.Line line) {
        try {
            var text = line.text(HASH_DIGITS + 1);
            return text == null ? null : Body.of(text).number("seq");
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return null; // not even canonical
        }
    }

    private Body event(Lines.Line line, long seq) throws Fault {
        var event = parsed(line, seq);
        long found = event.number("seq");
        if (found != seq) throw misplaced(seq, found);
        if (Boolean.TRUE.equals(event.flagOrNull("exercise")) != manifest.exercise())
            throw new Fault(
                    Kind.EXERCISE,
                    seq,
                    "事件 " + seq + " 的演练标记与证据包不同：演练与真实救援不得混在一起。",
                    "Event " + seq
                            + " has another exercise mark than the bundle: exercises and real rescues are never mixed.");
        return event;
    }

    private static Body parsed(Lines.Line line, long seq) throws Fault {
        try {
            var text = line.text(HASH_DIGITS + 1);
            if (text == null) throw unreadable(seq);
            var event = Body.of(text);
            if (!event.fields().keySet().equals(FIELDS)) throw unreadable(seq);
            requireValues(event);
            return event;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw unreadable(seq);
        }
    }

    private static void requireValues(Body event) {
        event.number("seq");
        event.number("epoch");
        event.number("v");
        event.flagOrNull("exercise");
        event.text("type");
        event.text("at");
        event.body("by");
        event.body("body");
    }

    private static Fault unreadable(long seq) {
        return new Fault(
                Kind.UNREADABLE,
                seq,
                "事件 " + seq + " 无法读取。",
                "Event " + seq + " can't be read: it is not in canonical form.");
    }

    private void checkKey(Body event, long seq) throws Fault {
        var named = keys.adoptedBy(seq);
        boolean adopts = event.text("type").equals("KeyAdopted");
        if (!adopts && named == null) return;
        if (adopts && named != null && saysTheSame(event, named)) return;
        throw new Fault(
                Kind.KEY,
                seq,
                "事件 " + seq + " 启用的密钥与 keys.jsonl 所列不同。",
                "What event " + seq + " says of a key is not what keys.jsonl says.");
    }

    private static boolean saysTheSame(Body event, KeyAdoption named) {
        var line = event.body("body").with("fromSeq", named.fromSeq());
        return event.number("v") == 1 && line.toString().equals(named.toString());
    }

    private void count(Body event, long seq) throws Fault {
        if (manifest.figures() == 0) return;
        try {
            recount.add(event);
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException | ArithmeticException e) {
            throw new Fault(
                    Kind.UNKNOWN,
                    seq,
                    "事件 " + seq + " 无法计入统计。",
                    "Event " + seq + " can't be counted (" + e.getMessage() + ").");
        }
    }

    private Fault beyondTheEnd(long seq) {
        return new Fault(
                Kind.MANIFEST,
                seq,
                "清单说日志止于事件 " + manifest.untilSeq() + "，但其后还有事件 " + seq + "。",
                "The manifest says that the journal ends at event " + manifest.untilSeq() + ", and there is an event "
                        + seq + ".");
    }

    private Fault endsEarly(long seq) {
        return new Fault(
                Kind.TRUNCATED,
                seq,
                "日志在事件 " + seq + " 之前被截断：应到事件 " + manifest.untilSeq() + "。",
                "The journal is cut off before event " + seq + ": it should go to event " + manifest.untilSeq() + ".");
    }

    private Fault anotherEnd() {
        return new Fault(
                Kind.MANIFEST,
                manifest.untilSeq(),
                "清单上最后事件 " + manifest.untilSeq() + " 的哈希与日志不同。",
                "The manifest has another hash for the last event, " + manifest.untilSeq() + ", than the journal.");
    }
}
