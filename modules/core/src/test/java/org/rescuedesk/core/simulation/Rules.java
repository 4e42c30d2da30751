package org.rescuedesk.core.simulation;

/** Plain checks, since they run a million times. */
final class Rules {
    private Rules() {}

    static void require(boolean holds, String otherwise, Object what) {
        if (!holds) throw new AssertionError(otherwise + ": " + what);
    }
}
