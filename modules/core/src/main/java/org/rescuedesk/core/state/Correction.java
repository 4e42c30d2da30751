package org.rescuedesk.core.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/** What was found to be wrong in a rescue and what is right, as text; what was stays known, and in the journal for ever. */
public record Correction(Field field, @Nullable String was, String is, Instant at, String approver) {
    /** What can be corrected; an arrival is not, it follows from evidence, of which more can be noted. */
    public enum Field {
        PEOPLE,
        INJURED,
        VULNERABILITY,
        CAUSE,
        RELEASED_AT
    }

    Body body() {
        return Body.empty()
                .with("field", field)
                .with("was", was)
                .with("is", is)
                .with("at", at)
                .with("approver", approver);
    }

    static Correction of(Body body) {
        return new Correction(
                body.text("field", Field::valueOf),
                body.findText("was").orElse(null),
                body.text("is"),
                body.instant("at"),
                body.text("approver"));
    }
}
