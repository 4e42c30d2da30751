package org.rescuedesk.core;

/** Why a cry can't be fully trusted, so that a person is asked before crews are sent; unanswered, it opens itself. */
public enum Distrust {
    /** The register has no such elevator. */
    UNKNOWN_ELEVATOR,
    /** The body can't be read: no JSON, a missing or wrong field, a foreign id, too large. */
    UNREADABLE,
    UNKNOWN_VERSION,
    /** The device time lies in the future, or longer ago than a signal can wait in a broker. */
    IMPOSSIBLE_TIME,
    /** The in-car button was held, but the controller itself did not call it an entrapment. */
    BUTTON_HELD
}
