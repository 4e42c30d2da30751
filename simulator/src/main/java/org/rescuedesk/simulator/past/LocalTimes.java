package org.rescuedesk.simulator.past;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Wall-clock stamps of one call, one after the other, as instants. */
final class LocalTimes {

    private final ZoneId zone;
    private Instant last = Instant.MIN;

    LocalTimes(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A time that the clocks skipped in spring is refused. Of the two times that a stamp in the doubled hour of autumn may mean
     * it is the earlier, unless that would lie before the stamp before it.
     */
    Instant next(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new IllegalArgumentException("the clocks of " + zone + " never showed " + local);
        }
        Instant earlier = local.toInstant(offsets.get(0));
        boolean again = offsets.size() > 1 && earlier.isBefore(last);
        last = again ? local.toInstant(offsets.get(1)) : earlier;
        return last;
    }
}
