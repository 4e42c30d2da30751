package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;

/** Reads an entry from the journal's columns seq, bytes, previous and hash, and believes nothing that its hash does not prove. */
final class JournalRow {
    private JournalRow() {}

    static Entry read(ResultSet row) throws SQLException {
        try {
            return Entry.of(
                    new String(row.getBytes("bytes"), UTF_8),
                    Hash.of(row.getBytes("previous")),
                    Hash.of(row.getBytes("hash")));
        } catch (RuntimeException e) {
            throw new SQLException("Entry " + row.getLong("seq") + " can't be believed: " + e.getMessage(), e);
        }
    }
}
