package org.rescuedesk.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/** An Ed25519 pair that signs; it shows its public half to anybody and its private half to nobody. */
public final class SigningKey {
    private final PrivateKey secret;
    private final VerifyingKey open;

    private SigningKey(PrivateKey secret, VerifyingKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** Refuses two halves that don't belong together, with an {@link IllegalArgumentException}. */
    public static SigningKey of(PrivateKey secret, VerifyingKey open) {
        var key = new SigningKey(secret, open);
        var probe = open.hex().getBytes(UTF_8);
        if (!open.verifies(probe, key.sign(probe))) {
            throw new IllegalArgumentException("The private and the public key don't belong together.");
        }
        return key;
    }

    public VerifyingKey verifying() {
        return open;
    }

    public String name() {
        return open.name();
    }

    /** The signature over these bytes, in hexadecimal. */
    public String sign(byte[] bytes) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(bytes);
            return HexFormat.of().formatHex(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key can't sign.", e);
        }
    }

    /** Never the private half: this reaches logs. */
    @Override
    public String toString() {
        return "SigningKey[" + name() + "]";
    }
}
