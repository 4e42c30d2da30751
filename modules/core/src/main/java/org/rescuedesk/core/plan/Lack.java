package org.rescuedesk.core.plan;

/** Why nobody can be sent, as a dispatcher needs to know it. */
public enum Lack {
    NOBODY_ON_DUTY,
    /** Everybody on duty is out, or some are and the others rest. */
    ALL_OUT,
    /** Everybody on duty rests: a person may send one all the same. */
    ALL_RESTING,
    /** Everybody who could go has declined. */
    ALL_DECLINED,
    /** Everybody who could go was called off by a person, and nobody has declined. */
    ALL_CALLED_OFF,
    /** Whoever is free is not qualified for this elevator, or has been on duty for too long. */
    NOT_QUALIFIED,
    /** The elevator isn't in the register, so no crew is known to be near. */
    PLACE_UNKNOWN
}
