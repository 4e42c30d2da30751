package org.rescuedesk.wire.message;

import java.time.Instant;

/** The {@code n}th step of a driven clock: the desk is to do all that falls due up to and with {@code until}. */
public record ClockMessage(long n, Instant until) {}
