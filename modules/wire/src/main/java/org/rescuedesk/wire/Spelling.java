package org.rescuedesk.wire;

import java.util.Locale;
import org.rescuedesk.wire.message.PositionMessage.Datum;

/** How the words of the wire are spelled. */
final class Spelling {

    private Spelling() {}

    /** {@code STAND_DOWN} is {@code stand_down}. */
    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** {@code WGS_84} is {@code WGS-84}. */
    static String datum(Datum datum) {
        return datum.name().replace('_', '-');
    }
}
