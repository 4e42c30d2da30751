package org.rescuedesk.core.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The public half of an Ed25519 pair, as 32 bytes in lower-case hexadecimal: it says whether its other half signed something. */
public record VerifyingKey(String hex) {
    /** What stands before the 32 bytes in the form that the JDK reads (RFC 8410). */
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int BYTES = 32;
    private static final int NAME_DIGITS = 16;

    public VerifyingKey {
        if (!Hex.is(hex, BYTES)) throw new IllegalArgumentException("A public key has 64 hexadecimal digits.");
    }

    public static VerifyingKey of(PublicKey key) {
        var encoded = key.getEncoded();
        return new VerifyingKey(HexFormat.of().formatHex(encoded, encoded.length - BYTES, encoded.length));
    }

    /** The name by which checkpoints and facts call it: 16 hexadecimal digits of its SHA-256. */
    public String name() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex));
            return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Whether the signature, in hexadecimal, over these bytes was made by the private half. */
    public boolean verifies(byte[] signed, String signature) {
        if (!Hex.is(signature, 2 * BYTES)) return false;
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key());
            verifier.update(signed);
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            return false; // 32 bytes that are no point of the curve, or a signature that can't be one
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        var encoded = Arrays.copyOf(HEADER, HEADER.length + BYTES);
        System.arraycopy(HexFormat.of().parseHex(hex), 0, encoded, HEADER.length, BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public String toString() {
        return hex;
    }
}
