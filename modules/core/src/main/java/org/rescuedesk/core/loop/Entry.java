package org.rescuedesk.core.loop;

import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.EventType;

/**
 * One row of the journal: a fact with its place in the chain. {@code canonical} is the canonical text of all of it but the two
 * hashes; {@code hash} is SHA-256(previous ‖ its UTF-8 bytes). Sequence, epoch and hash are given by the loop, never by a database.
 */
public record Entry(long seq, long epoch, boolean exercise, Event event, String canonical, Hash previous, Hash hash) {

    /** The entry that follows one with sequence {@code seq - 1} and hash {@code previous}. */
    public static Entry following(Hash previous, long seq, long epoch, boolean exercise, Event event) {
        var canonical = row(seq, epoch, exercise, event).toString();
        return new Entry(seq, epoch, exercise, event, canonical, previous, previous.followedBy(canonical));
    }

    /** Reads a row back; refuses a text that is not canonical, of an unknown type, or that does not give the hash. */
    public static Entry of(String canonical, Hash previous, Hash hash) {
        if (!previous.followedBy(canonical).equals(hash)) {
            throw new IllegalArgumentException("The hash of a journal entry does not follow from its bytes.");
        }
        var row = Body.of(canonical);
        var reader = EventType.reader(row.text("type"), Math.toIntExact(row.number("v")));
        var event = reader.read(row.instant("at"), By.of(row.body("by")), row.body("body"));
        return new Entry(
                row.number("seq"), row.number("epoch"), row.flag("exercise"), event, canonical, previous, hash);
    }

    private static Body row(long seq, long epoch, boolean exercise, Event event) {
        return Body.empty()
                .with("seq", seq)
                .with("epoch", epoch)
                .with("exercise", exercise)
                .with("type", EventType.of(event).name())
                .with("v", EventType.versionOf(event))
                .with("at", event.at())
                .with("by", event.by().body())
                .with("body", event.body());
    }
}
