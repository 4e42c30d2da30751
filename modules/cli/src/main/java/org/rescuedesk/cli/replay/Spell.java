package org.rescuedesk.cli.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A time in which a facility was out of service, or in which its link was lost; without an end it goes on. */
record Spell(
        String elevator,
        Kind kind,
        Instant beganAt,
        @Nullable Instant endedAt) implements Comparable<Spell> {

    enum Kind {
        FAULT,
        LINK_LOST
    }

    private static final Comparator<Spell> ORDER = Comparator.comparing(Spell::elevator)
            .thenComparing(Spell::kind)
            .thenComparing(Spell::beganAt)
            .thenComparing(Spell::endedAt, Comparator.nullsLast(Comparator.naturalOrder()));

    /** One that goes on is counted up to the end of the record. */
    Duration length(Instant recordEndsAt) {
        return Duration.between(beganAt, Objects.requireNonNullElse(endedAt, recordEndsAt));
    }

    @Override
    public int compareTo(Spell other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s: %s %s – %s"
                .formatted(
                        elevator,
                        kind == Kind.FAULT ? "out of service 停用" : "link lost 断线",
                        beganAt,
                        endedAt == null ? "…" : endedAt);
    }
}
