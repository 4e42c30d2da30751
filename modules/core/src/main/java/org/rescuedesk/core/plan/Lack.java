package org.rescuedesk.core.plan;

/** Why nobody can be sent, as a dispatcher needs to know it. */
public enum Lack {
    NOBODY_ON_DUTY,
    ALL_OUT,
    /** Everybody who could go has declined. */
    ALL_DECLINED,
    /** The elevator isn't in the register, so no crew is known to be near. */
    PLACE_UNKNOWN
}
