package org.rescuedesk.core.state;

import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/** The people shut in, each as far as somebody has said it: how many, how many of them injured, and how vulnerable the weakest is. */
public record Passengers(
        @Nullable Integer people,
        @Nullable Integer injured,
        @Nullable Vulnerability vulnerability) {
    /** Who is shut in, as the London Fire Brigade's list of shut-in lift releases has it: the first that fits from the end counts. */
    public enum Vulnerability {
        ABLE_BODIED,
        OTHER,
        DISTRESSED,
        CHILD,
        MEDICAL
    }

    public static final Passengers UNKNOWN = new Passengers(null, null, null);

    public static Passengers of(@Nullable Integer people) {
        return new Passengers(people, null, null);
    }

    /** With what the later word says; what it leaves open stays. */
    public Passengers and(Passengers later) {
        return new Passengers(
                later.people == null ? people : later.people,
                later.injured == null ? injured : later.injured,
                later.vulnerability == null ? vulnerability : later.vulnerability);
    }

    /** The given body with these in it. */
    public Body in(Body body) {
        return body.with("people", people).with("injured", injured).with("vulnerability", vulnerability);
    }

    public static Passengers of(Body body) {
        return new Passengers(
                body.intOrNull("people"),
                body.intOrNull("injured"),
                body.textOrNull("vulnerability", Vulnerability::valueOf));
    }
}
