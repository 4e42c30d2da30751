package org.rescuedesk.wire.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Step {@code n} is done, saved and announced; {@code at} is the time of the desk's last fact, if there ever was one. */
public record ClockDone(long n, @Nullable Instant at) {}
