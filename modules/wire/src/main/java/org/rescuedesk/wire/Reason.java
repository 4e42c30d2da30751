package org.rescuedesk.wire;

import java.util.Locale;

/** Why a message was not taken; one counter each, by its {@link #label()}. */
public enum Reason {
    /** Not UTF-8, not JSON, a field that stands twice, or more after its end. */
    NOT_JSON,
    /** U+0000 or half a surrogate pair, which no database keeps. */
    NUL_OR_SURROGATE,
    UNKNOWN_VERSION,
    MISSING_FIELD,
    WRONG_TYPE,
    BAD_VALUE,
    /** The body speaks of somebody else than its topic. */
    ID_MISMATCH,
    /** Longer, deeper or with longer numbers than the desk reads. */
    TOO_LARGE,
    WRONG_TOPIC,
    /** Too far ahead or too long ago; decided at the desk, as are the three below. */
    IMPOSSIBLE_TIME,
    UNKNOWN_ELEVATOR,
    UNKNOWN_CREW,
    /** Well written, but as things stand the desk can't follow it: a report on a rescue that isn't open, say. */
    REFUSED;

    /** The name in metrics and in the API, e.g. {@code not_json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
