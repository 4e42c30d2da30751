package org.rescuedesk.core.state;

/** How far the handling of one entrapment has come; the last three are side exits, each with who and why in the journal. */
public enum Stage {
    SUSPECTED,
    OPEN,
    ON_SITE,
    RELEASED,
    VERIFIED,
    CLOSED,
    FALSE_ALARM,
    SELF_RELEASED,
    DUPLICATE;

    public boolean isEnded() {
        return compareTo(CLOSED) >= 0;
    }

    /** Whether somebody may still be inside and no crew is with them. */
    public boolean isWaiting() {
        return this == OPEN;
    }
}
