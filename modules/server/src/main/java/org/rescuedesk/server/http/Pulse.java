package org.rescuedesk.server.http;

import io.vertx.core.Context;
import java.util.function.LongSupplier;

/** Whether the desk's own thread answers: asked again and again, since a thread that hangs can't say that it does. */
final class Pulse {
    private static final long MOST_SILENCE_NANOS = 5_000_000_000L;

    private final Context desk;
    private final LongSupplier nanos;
    private volatile long heard;

    Pulse(Context desk, LongSupplier nanos) {
        this.desk = desk;
        this.nanos = nanos;
        this.heard = nanos.getAsLong();
    }

    void ask() {
        desk.runOnContext(nothing -> heard = nanos.getAsLong());
    }

    boolean isAlive() {
        return nanos.getAsLong() - heard < MOST_SILENCE_NANOS;
    }
}
