package org.rescuedesk.core.state;

/** What was said about a rescue once and needn't be said again, unless it was taken back; whoever acknowledges it silences it. */
public enum Mark {
    /** 20 minutes without an arrival. */
    OVERDUE,
    /** Past the limit without an arrival, as far as was known when it was said. */
    LATE,
    /** Two hours shut in: a statutory general accident (State Council Order 549, art. 64). */
    ACCIDENT,
    /** The controller says cleared, and nobody has confirmed that the people are out; a new cry or call takes it back. */
    RETURNED_UNCONFIRMED,
    /** Nobody answers or can come, or nobody is there at the limit: a person is asked to hand over to the fire brigade (119). */
    FIRE_BRIGADE_WANTED,
    /** Nobody has spoken with the passengers since their release (国质检特〔2014〕433号: "until the follow-up call"). */
    CALL_BACK_DUE,
    /** The people have been out as long, and nobody has told the cause. */
    CAUSE_DUE
}
