package org.rescuedesk.core.proof;

import java.util.Set;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.PersonNote;

/** What is personal in the event {@code seq}, as a bundle holds it where it was asked for. */
public record Person(long seq, PersonNote note) {
    private static final Set<String> FIELDS = Set.of("field", "salt", "seq", "value");

    /** Reads a line; refuses another text by an {@link IllegalArgumentException} or a missing-element one. */
    public static Person of(String line) {
        var body = Body.of(line);
        if (!body.fields().keySet().equals(FIELDS)) throw new IllegalArgumentException("The line is no person.");
        return new Person(
                body.number("seq"), new PersonNote(body.text("field"), body.text("salt"), body.text("value")));
    }

    /** Whether the event holds the digest of it. */
    public boolean isOf(Body event) {
        return note.isIn(event.body("body"));
    }

    /** The line in a bundle. */
    @Override
    public String toString() {
        return Body.empty()
                .with("field", note.field())
                .with("salt", note.salt())
                .with("seq", seq)
                .with("value", note.value())
                .toString();
    }
}
