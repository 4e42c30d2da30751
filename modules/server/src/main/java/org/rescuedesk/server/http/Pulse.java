package org.rescuedesk.server.http;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether the desk's own thread answers: asked again and again, since a thread that hangs can't say that it does. */
final class Pulse {
    private final Context desk;
    private final LongSupplier nanos;
    private final long mostSilence;
    private volatile long heard;

    Pulse(Context desk, LongSupplier nanos, Duration mostSilence) {
        this.desk = desk;
        this.nanos = nanos;
        this.mostSilence = mostSilence.toNanos();
        this.heard = nanos.getAsLong();
    }

    void ask() {
        desk.runOnContext(nothing -> heard = nanos.getAsLong());
    }

    boolean isAlive() {
        return nanos.getAsLong() - heard < mostSilence;
    }
}
