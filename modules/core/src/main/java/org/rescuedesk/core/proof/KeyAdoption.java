package org.rescuedesk.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/**
 * That a key signs from the event {@code fromSeq} on. After a rotation {@code previousKey} names the key before, and {@code
 * vouch} is its signature over {@link #vouched}; both are absent for the first key, and where the old one was lost.
 */
public record KeyAdoption(
        long fromSeq,
        VerifyingKey key,
        @Nullable String previousKey,
        @Nullable String vouch) {
    private static final String TYPE = "rescue-desk key";
    private static final Set<String> LEAST = Set.of("fromSeq", "key", "publicKey");
    private static final Set<String> MOST = Set.of("fromSeq", "key", "publicKey", "previousKey", "vouch");

    /** Reads the fields of a line; whether it calls the key by its own name is {@link #isNamedRightly}. */
    public static KeyAdoption of(Body body) {
        var fields = body.fields().keySet();
        if (!fields.containsAll(LEAST) || !MOST.containsAll(fields)) {
            throw new IllegalArgumentException("The line is no key.");
        }
        return new KeyAdoption(
                body.number("fromSeq"),
                new VerifyingKey(body.text("publicKey")),
                body.findText("previousKey").orElse(null),
                body.findText("vouch").orElse(null));
    }

    /** From the body of the fact {@code KeyAdopted}. */
    public static KeyAdoption of(long seq, Body fact) {
        return of(fact.with("fromSeq", seq));
    }

    /** Whether a line calls the key by its own name. */
    public static boolean isNamedRightly(Body body, KeyAdoption adoption) {
        return body.text("key").equals(adoption.key.name());
    }

    /** What the previous key signs when it hands over to the next. */
    public static byte[] vouched(String previousKey, VerifyingKey next) {
        return Body.empty()
                .with("key", next.name())
                .with("previousKey", previousKey)
                .with("publicKey", next.hex())
                .with("type", TYPE)
                .with("v", 1)
                .toString()
                .getBytes(UTF_8);
    }

    /** Whether nothing is claimed of the key before, or it is that one and has signed for this one. */
    public boolean isVouchedRightly(@Nullable KeyAdoption before) {
        if (previousKey == null && vouch == null) return true;
        return previousKey != null
                && vouch != null
                && before != null
                && before.key.name().equals(previousKey)
                && before.key.verifies(vouched(previousKey, key), vouch);
    }

    /** The line in a bundle. */
    @Override
    public String toString() {
        return Body.empty()
                .with("fromSeq", fromSeq)
                .with("key", key.name())
                .with("publicKey", key.hex())
                .with("previousKey", previousKey)
                .with("vouch", vouch)
                .toString();
    }
}
