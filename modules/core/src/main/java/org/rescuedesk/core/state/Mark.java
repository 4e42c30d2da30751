package org.rescuedesk.core.state;

/** What was said about a rescue once and needn't be said again. */
public enum Mark {
    /** 20 minutes without an arrival. */
    OVERDUE,
    /** Past the limit without an arrival. */
    LATE,
    /** Two hours shut in: a statutory general accident (State Council Order 549, art. 64). */
    ACCIDENT,
    /** The controller says cleared, and nobody has confirmed that the people are out. */
    RETURNED_UNCONFIRMED
}
