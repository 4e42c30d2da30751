package org.rescuedesk.store.outage;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;

/** A time in which an elevator had a fault, or in which its line was lost; both by the desk's clock. No end: it goes on. */
public record Outage(
        ElevatorId elevator,
        Instant beganAt,
        Kind kind,
        @Nullable Instant endedAt) {
    /** Two things that are never mixed: of an elevator whose line is lost nobody knows whether it runs. */
    public enum Kind {
        FAULT,
        LINK_LOST;

        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names it in lists: elevator, begin and kind. */
    public String id() {
        return elevator + "@" + beganAt + "@" + kind;
    }
}
