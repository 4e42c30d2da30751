package org.rescuedesk.store.report;

/**
 * How those who were asked answered, and who served: of the rescues that needed an arrival, those with an order and those with a yes
 * within three minutes of the first; orders to crews that were answered in time or not, and those that were; and the rescues served at
 * each level, of which one may be served at several.
 */
public record Turnout(
        long ordered, long acceptedSoon, long orders, long answered, long level1, long level2, long level3) {
    public static final Turnout NONE = new Turnout(0, 0, 0, 0, 0, 0, 0);
}
