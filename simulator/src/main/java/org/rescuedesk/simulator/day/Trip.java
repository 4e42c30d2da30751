package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.province.Ground;

/**
 * A way from one place to another: when it began, how long it takes, and how far it bows out to one side, as a share of
 * its length. One that takes no time is a place to stand at.
 */
record Trip(Point from, Point to, Instant start, Duration length, double bow) {

    static Trip standing(Point at, Instant since) {
        return new Trip(at, at, since, Duration.ZERO, 0);
    }

    Instant end() {
        return start.plus(length);
    }

    boolean isUnderWay(Instant at) {
        return at.isBefore(end());
    }

    Point point(Instant at) {
        double done = share(at);
        double east = Ground.eastM(from, to);
        double north = Ground.northM(from, to);
        double sideways = bow * StrictMath.sin(Math.PI * done);
        return Ground.shifted(from, done * east - sideways * north, done * north + sideways * east);
    }

    /** The mean speed over the way, or 0 when standing. */
    double speedMps(Instant at) {
        return isUnderWay(at) ? from.distanceTo(to) * (1 + 2 * Math.abs(bow)) / length.toSeconds() : 0;
    }

    private double share(Instant at) {
        if (!isUnderWay(at)) {
            return 1;
        }
        return Math.max(0, (double) Duration.between(start, at).toMillis() / length.toMillis());
    }
}
