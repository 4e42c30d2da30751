package org.rescuedesk.core.state;

/** What was said about a rescue once and needn't be said again, unless it was taken back. */
public enum Mark {
    /** 20 minutes without an arrival. */
    OVERDUE,
    /** Past the limit without an arrival, as far as was known when it was said. */
    LATE,
    /** Two hours shut in: a statutory general accident (State Council Order 549, art. 64). */
    ACCIDENT,
    /** The controller says cleared, and nobody has confirmed that the people are out; a new cry or call takes it back. */
    RETURNED_UNCONFIRMED
}
