package org.rescuedesk.store.telemetry;

import java.time.Instant;
import org.rescuedesk.core.telemetry.Link;

/** What an elevator's line is known to be, since when by the desk's clock, and when the desk last heard of it. */
public record LinkState(Link link, Instant since, Instant receivedAt) {}
