package org.rescuedesk.store.telemetry;

import java.time.Instant;
import org.rescuedesk.core.telemetry.Sample;

/** A sample, and when the desk received it by its own clock. */
public record Received(Sample sample, Instant receivedAt) {}
