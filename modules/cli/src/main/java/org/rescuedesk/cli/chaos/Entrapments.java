package org.rescuedesk.cli.chaos;

import java.util.Random;
import org.rescuedesk.cli.chaos.field.Callers;
import org.rescuedesk.cli.chaos.field.Controllers;

/**
 * Draws who is shut in where and when, and how that becomes known: most by a controller's cry, some by a call, by both, or by a cry
 * that nobody can read. Each elevator has its first people once; in some it happens again when it was over long ago.
 */
final class Entrapments {
    private static final int CALL_IN = 10;
    private static final int UNREADABLE_IN = 20;
    /** A call or an unreadable cry comes about people of whom the desk hears otherwise, too. */
    private static final int ALSO_BY_CRY_IN = 3;

    private static final int SOONER_MS = 1_000;
    private static final int LATER_MS = 2_000;

    private static final int RECURS_IN = 10;
    private static final int LONG_AGO = 40;

    private final Controllers controllers;
    private final Callers callers;
    private final Random random;
    private final boolean mixed;
    private int elevators;

    /** All by good cries unless {@code mixed}. */
    Entrapments(Controllers controllers, Callers callers, Random random, boolean mixed) {
        this.controllers = controllers;
        this.callers = callers;
        this.random = random;
        this.mixed = mixed;
    }

    /**
     * So many within the time from now. A suspicion opens itself after a minute; {@code minuteLeft} says whether the slice lasts that
     * much longer, else somebody always cries there as well.
     */
    void begin(int count, long windowMs, boolean minuteLeft) {
        for (int i = 0; i < count; i++) {
            begin(elevators++, (int) windowMs, minuteLeft);
            if (elevators > LONG_AGO && random.nextInt(RECURS_IN) == 0)
                controllers.cryAfter(random.nextInt(elevators - LONG_AGO), random.nextInt((int) windowMs));
        }
    }

    private void begin(int elevator, int windowMs, boolean minuteLeft) {
        long after = random.nextInt(windowMs);
        boolean calls = mixed && random.nextInt(CALL_IN) == 0;
        boolean unreadable = mixed && !calls && random.nextInt(UNREADABLE_IN) == 0;
        if (calls) callers.callAfter(elevator, after);
        if (unreadable) controllers.cryUnreadablyAfter(elevator, after);
        if (!calls && !unreadable) controllers.cryAfter(elevator, after);
        else if (random.nextInt(ALSO_BY_CRY_IN) == 0 || (unreadable && !minuteLeft))
            controllers.cryAfter(elevator, Math.max(0, after - SOONER_MS + random.nextInt(SOONER_MS + LATER_MS)));
    }
}
