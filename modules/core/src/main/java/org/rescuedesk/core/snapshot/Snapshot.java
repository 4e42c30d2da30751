package org.rescuedesk.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.proof.Lines;
import org.rescuedesk.core.state.Desk;

/**
 * What a desk knew once the journal ended at {@code tail}; {@code lastAt} is the latest time in the facts until then, {@code exercise}
 * the journal's mark. As text: a head, the lines of {@link DeskText}, and a foot with the SHA-256 of all before it.
 */
public record Snapshot(Tail tail, Instant lastAt, boolean exercise, Desk desk) {
    private static final String TYPE = "rescue-desk snapshot";
    /** Counts one more whenever the same facts lead to another desk, or the same desk to another text: SnapshotTest tells. */
    static final int VERSION = 5;

    /** One from before the first event: a desk that knows nothing yet. */
    public static Snapshot beforeAll(Desk empty, boolean exercise) {
        return new Snapshot(Tail.EMPTY, Instant.EPOCH, exercise, empty);
    }

    public void write(OutputStream out) throws IOException {
        var digest = sha256();
        var digested = new DigestOutputStream(out, digest);
        digested.write((head() + "\n").getBytes(UTF_8));
        DeskText.write(desk, digested);
        out.write((foot(digest) + "\n").getBytes(UTF_8));
    }

    private Body head() {
        return Body.empty()
                .with("type", TYPE)
                .with("v", VERSION)
                .with("facts", knownFacts())
                .with("seq", tail.seq())
                .with("epoch", tail.epoch())
                .with("hash", tail.hash().hex())
                .with("lastAt", lastAt)
                .with("exercise", exercise);
    }

    private static Body foot(MessageDigest digest) {
        return Body.empty().with("sha256", Hash.of(digest.digest()).hex());
    }

    /** A program that knows other facts, or other versions of them, has another one. */
    private static String knownFacts() {
        var hash = Hash.NONE;
        for (var type : EventType.ALL)
            hash = hash.followedBy(type.name() + " " + type.readers().size());
        return hash.hex();
    }

    /**
     * Reads one back, as a desk with the rules and the register of {@code empty}; believes nothing before the digest over all of it
     * has been found right.
     */
    public static Snapshot read(InputStream in, Desk empty) throws IOException, Unusable {
        var lines = new Lines(in);
        try {
            return new Reading(lines).read(empty);
        } catch (RuntimeException e) {
            // Whatever a changed text may lead to: nobody has believed any of it yet.
            throw Unusable.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** One reading. */
    private static final class Reading {
        private final Lines lines;
        private final MessageDigest digest = sha256();
        private final DeskReading desk = new DeskReading();

        Reading(Lines lines) {
            this.lines = lines;
        }

        Snapshot read(Desk empty) throws IOException, Unusable {
            var head = Body.of(text(lines.read()));
            if (!head.text("type").equals(TYPE)) throw new IllegalArgumentException("it is no snapshot");
            if (head.number("v") != VERSION || !head.text("facts").equals(knownFacts()))
                throw Unusable.ofAnotherProgram();
            take(head.toString());
            readToTheEnd();
            return new Snapshot(
                    new Tail(head.number("seq"), head.number("epoch"), new Hash(head.text("hash"))),
                    head.instant("lastAt"),
                    head.flag("exercise"),
                    desk.desk(empty));
        }

        /** The last line is the foot; every one before is of the desk. */
        private void readToTheEnd() throws IOException {
            var line = text(lines.read());
            for (var next = lines.read(); next != null; next = lines.read()) {
                take(line);
                desk.read(line);
                line = text(next);
            }
            if (!line.equals(foot(digest).toString()))
                throw new IllegalArgumentException("its digest is not that of its lines");
        }

        private void take(String line) {
            digest.update((line + "\n").getBytes(UTF_8));
        }

        private static String text(Lines.@Nullable Line line) {
            var text = line == null ? null : line.whole();
            if (text == null) throw new IllegalArgumentException("it ends too early");
            return text;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
