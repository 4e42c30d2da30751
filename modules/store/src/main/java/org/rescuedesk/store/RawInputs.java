package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.RawInput;

/**
 * Keeps messages that could not be used. A batch of nothing else has no sequence by which a retry could be known, so each
 * message is named by what it is: written twice it is kept once, and two alike in one batch are two.
 */
public final class RawInputs {
    private record Named(RawInput input, Hash digest) {}

    private static final Table<Named> UNREADABLE = new Table<Named>("unreadable", "digest")
            .column("digest", named -> named.digest().bytes())
            .column("received_at", named -> named.input().receivedAt())
            .column("topic", named -> named.input().topic())
            .column("payload", named -> named.input().payload())
            .column("size_bytes", named -> named.input().size())
            .column("reason", named -> named.input().reason())
            .column("sentence", named -> named.input().sentence());

    private RawInputs() {}

    /** Adds them; those that stand already stay as they are. */
    public static void keep(Connection connection, List<RawInput> inputs) throws SQLException {
        var copies = new HashMap<RawInput, Integer>();
        var named = new ArrayList<Named>();
        for (var input : inputs) named.add(new Named(input, digest(input, copies.merge(input, 1, Integer::sum))));
        UNREADABLE.insertMissing(connection, named);
    }

    private static Hash digest(RawInput input, int copy) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(input.receivedAt().toString(), input.topic(), input.reason())) {
                var bytes = part.getBytes(UTF_8);
                sha.update(number(bytes.length));
                sha.update(bytes);
            }
            sha.update(number(input.size()));
            sha.update(number(copy));
            return Hash.of(sha.digest(input.payload()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
