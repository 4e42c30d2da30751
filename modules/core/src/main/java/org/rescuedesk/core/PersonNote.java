package org.rescuedesk.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Something personal (a caller's name, a phone number), kept apart from the journal: a fact holds only the digest, so erasing
 * the value and its salt leaves the chain whole. {@code salt} is hexadecimal and comes from whoever took the value in.
 */
public record PersonNote(String field, String salt, String value) {
    /** SHA-256(salt ‖ value), in hexadecimal. */
    public String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(HexFormat.of().parseHex(salt));
            return HexFormat.of().formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Never the value: this reaches logs. */
    @Override
    public String toString() {
        return "PersonNote[" + field + "]";
    }
}
