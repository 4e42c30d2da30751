package org.rescuedesk.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;

/**
 * A signed word that the journal's event {@code seq} has this hash, and so every event before it its own. {@code key} names the
 * key that signed, {@code exercise} the journal's mark; {@code signature} is in hexadecimal, over {@link #signed()}.
 */
public record Checkpoint(long seq, Hash hash, Instant at, boolean exercise, String key, String signature) {
    private static final String TYPE = "rescue-desk checkpoint";
    private static final int VERSION = 1;
    private static final Set<String> FIELDS = Set.of("at", "exercise", "hash", "key", "seq", "signature", "type", "v");
    private static final int NAME_BYTES = 8;
    private static final int SIGNATURE_BYTES = 64;

    public Checkpoint {
        if (seq < 0 || !Hex.is(hash.hex(), 32) || !Hex.is(key, NAME_BYTES) || !Hex.is(signature, SIGNATURE_BYTES)) {
            throw new IllegalArgumentException("No checkpoint has such a sequence, hash, key or signature.");
        }
    }

    /** Signed at this time, which is kept to the millisecond. */
    public static Checkpoint signed(long seq, Hash hash, Instant at, boolean exercise, SigningKey key) {
        var signedAt = at.truncatedTo(ChronoUnit.MILLIS);
        var unsigned = body(seq, hash, signedAt, exercise, key.name()).toString();
        return new Checkpoint(seq, hash, signedAt, exercise, key.name(), key.sign(unsigned.getBytes(UTF_8)));
    }

    /** Reads a line; refuses any other text with an {@link IllegalArgumentException} or a missing-element one. */
    public static Checkpoint of(String line) {
        var body = Body.of(line);
        if (!body.fields().keySet().equals(FIELDS) || !body.text("type").equals(TYPE) || body.number("v") != VERSION) {
            throw new IllegalArgumentException("The line is no checkpoint.");
        }
        return new Checkpoint(
                body.number("seq"),
                new Hash(body.text("hash")),
                body.text("at", Lines::time),
                Boolean.TRUE.equals(body.flagOrNull("exercise")),
                body.text("key"),
                body.text("signature"));
    }

    private static Body body(long seq, Hash hash, Instant at, boolean exercise, String key) {
        return Body.empty()
                .with("at", at)
                .with("exercise", exercise)
                .with("hash", hash.hex())
                .with("key", key)
                .with("seq", seq)
                .with("type", TYPE)
                .with("v", VERSION);
    }

    /** The bytes that the signature is over. */
    public byte[] signed() {
        return body(seq, hash, at, exercise, key).toString().getBytes(UTF_8);
    }

    public boolean isSignedBy(VerifyingKey verifying) {
        return verifying.name().equals(key) && verifying.verifies(signed(), signature);
    }

    /** The one line that goes to the topic, the file, the webhook, the table and the bundle. */
    @Override
    public String toString() {
        return body(seq, hash, at, exercise, key).with("signature", signature).toString();
    }
}
