package org.rescuedesk.store.backup;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/**
 * What a backup holds: the version of its schema, its journal's mark (absent while the journal is empty), last event and that one's
 * hash, and each table. It is the file's last member, as canonical text (docs/journal.md).
 */
public record Manifest(String schema, @Nullable Boolean exercise, long seq, String hash, List<Member> members) {
    static final String NAME = "manifest.json";

    private static final String KIND = "rescue-desk backup";
    private static final int VERSION = 1;

    /** A table: its columns as SQL names them, how many rows, and the SHA-256 of their text. */
    record Member(String table, String columns, long rows, String sha256) {
        static Member of(Body body) {
            return new Member(body.text("table"), body.text("columns"), body.number("rows"), body.text("sha256"));
        }

        Body body() {
            return Body.empty()
                    .with("table", table)
                    .with("columns", columns)
                    .with("rows", rows)
                    .with("sha256", sha256);
        }

        String file() {
            return "table/" + table + ".copy";
        }
    }

    /** How many rows all tables hold. */
    public long rows() {
        return members.stream().mapToLong(Member::rows).sum();
    }

    static Manifest of(String text) {
        try {
            var body = Body.of(text);
            if (body.text("backup").equals(KIND) && body.number("v") == VERSION) return of(body);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new Unusable("清单无法读取", "its manifest can't be read", e);
        }
        throw new Unusable("不是本程序认识的备份版本", "it is none of a kind that this program knows", null);
    }

    private static Manifest of(Body body) {
        return new Manifest(
                body.text("schema"),
                body.flagOrNull("exercise"),
                body.number("seq"),
                body.text("hash"),
                body.list("members", Member::of));
    }

    @Override
    public String toString() {
        return Body.empty()
                .with("backup", KIND)
                .with("v", VERSION)
                .with("schema", schema)
                .with("exercise", exercise)
                .with("seq", seq)
                .with("hash", hash)
                .with("members", members.stream().map(Member::body).toList())
                .toString();
    }
}
