package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.JournalFailure.Broken;
import org.rescuedesk.core.loop.JournalFailure.Broken.How;

/** Reads an entry from the journal's columns seq, bytes, previous and hash, and believes nothing that its hash does not prove. */
final class JournalRow {
    private JournalRow() {}

    static Entry read(ResultSet row) throws SQLException {
        var canonical = new String(row.getBytes("bytes"), UTF_8);
        var previous = Hash.of(row.getBytes("previous"));
        var hash = Hash.of(row.getBytes("hash"));
        try {
            return Entry.of(canonical, previous, hash);
        } catch (RuntimeException e) {
            boolean holds = previous.followedBy(canonical).equals(hash);
            long seq = row.getLong("seq");
            var sentence = "Entry " + seq + " can't be believed: " + e.getMessage();
            throw new SQLException(sentence, new Broken(seq, holds ? How.NEWER : How.CHANGED, sentence, e));
        }
    }
}
