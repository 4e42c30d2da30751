package org.rescuedesk.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.Hex;

/** {@code desk/checkpoint}, retained: where the journal stood, signed; the same line as in the file and at the webhook (docs/journal.md). */
public final class CheckpointCodec {
    private static final String TYPE = "rescue-desk checkpoint";

    private CheckpointCodec() {}

    public static byte[] encode(Checkpoint checkpoint) {
        return checkpoint.toString().getBytes(UTF_8);
    }

    /** Never throws. Whether the signature holds is for {@link Checkpoint#isSignedBy} to say. */
    public static Decoded<Checkpoint> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            Topics.requireDesk(topic, Topic.Kind.CHECKPOINT);
            Body body = Body.of(payload);
            if (!body.text("type").equals(TYPE)) {
                throw body.bad("type", "应为 " + TYPE, "is not " + TYPE);
            }
            return new Checkpoint(
                    body.whole("seq", 0, Long.MAX_VALUE),
                    new Hash(hex(body, "hash", 64)),
                    body.instant("at"),
                    body.flag("exercise"),
                    hex(body, "key", 16),
                    hex(body, "signature", 128));
        });
    }

    private static String hex(Body body, String name, int digits) throws Refusal {
        String text = body.text(name);
        if (!Hex.is(text, digits / 2)) {
            throw body.bad(name, "不是 " + digits + " 位小写十六进制数", "is not " + digits + " lower-case hexadecimal digits");
        }
        return text;
    }
}
