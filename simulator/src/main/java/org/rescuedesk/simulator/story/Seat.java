package org.rescuedesk.simulator.story;

/** Where the dispatcher of a story sits, and whoever pulls a plug: takes what neither an elevator nor a crew does. */
@FunctionalInterface
public interface Seat {
    /** Does what the step says; an {@link IllegalStateException} says why it can't be done. */
    void take(Step step) throws InterruptedException;
}
