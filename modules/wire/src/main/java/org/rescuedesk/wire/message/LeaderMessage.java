package org.rescuedesk.wire.message;

import java.time.Instant;

/** Which desk leads: the highest epoch is the one to obey. */
public record LeaderMessage(long epoch, Instant at) {}
