package org.rescuedesk.core;

import java.time.Instant;
import org.rescuedesk.core.state.Desk;

/**
 * A fact: something that has happened or become known at the desk, in the past tense, never changed afterwards. {@code at} is the
 * desk's clock; {@code body} holds all else.
 */
public sealed interface Event permits RescueEvent, CrewEvent, ElevatorEvent, RuleEvent {
    Instant at();

    By by();

    /** All fields but {@code at} and {@code by}. */
    Body body();

    /** The desk as it stands once this has happened. */
    Desk evolve(Desk desk);
}
