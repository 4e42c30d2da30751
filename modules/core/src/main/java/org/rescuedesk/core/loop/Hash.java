package org.rescuedesk.core.loop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 value in lower-case hexadecimal; the journal's links are made of them. */
public record Hash(String hex) {
    /** What the first entry of a journal follows. */
    public static final Hash NONE = new Hash("0".repeat(64));

    public Hash {
        if (hex.length() != 64) throw new IllegalArgumentException("A SHA-256 value has 64 hexadecimal digits.");
    }

    public static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    /** SHA-256(this ‖ UTF-8 of the text): what an entry's hash is, over its predecessor's and its own canonical text. */
    public Hash followedBy(String canonical) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes());
            return of(sha.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
