package org.rescuedesk.server.board;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * One reader of the stream. It takes the facts at the pace of its own connection, from the place that it has reached; one that
 * falls behind further than the facts that are kept is told to begin anew.
 */
final class Viewer {
    /** A connection that takes nothing for so many rounds is given up: the viewer will come back if it is there. */
    private static final int MOST_ROUNDS_STUCK = 6;

    private final HttpServerResponse response;
    private final Recent recent;
    private long reached;
    private boolean missed;
    private int stuck;
    private boolean ended;

    /** {@code reached} is the last fact that it knows. */
    Viewer(HttpServerResponse response, Recent recent, long reached) {
        this.response = response;
        this.recent = recent;
        this.reached = reached;
        response.drainHandler(nothing -> catchUp());
    }

    /** Sends the facts that it doesn't have yet, as long as its connection takes them. */
    void catchUp() {
        if (ended) return;
        if (!recent.follows(reached)) {
            ended = true;
            response.end("event: reset\ndata: {}\n\n");
            return;
        }
        while (reached < recent.last() && !response.writeQueueFull()) write(recent.get(++reached));
    }

    /** Sends what is no fact; left out for a viewer that is behind. */
    void tell(Buffer event) {
        if (isUpToDate()) write(event);
    }

    void tellMoves(Buffer moves) {
        missed = !isUpToDate();
        if (!missed) write(moves);
    }

    /** Whether it wasn't told of the last moves. */
    boolean hasMissed() {
        return missed;
    }

    private boolean isUpToDate() {
        return !ended && reached == recent.last() && !response.writeQueueFull();
    }

    void watch() {
        stuck = !ended && response.writeQueueFull() ? stuck + 1 : 0;
        if (stuck < MOST_ROUNDS_STUCK) return;
        ended = true;
        response.reset();
    }

    void close() {
        if (ended) return;
        ended = true;
        response.end();
    }

    private void write(Buffer event) {
        response.write(event).onFailure(gone -> ended = true);
    }
}
