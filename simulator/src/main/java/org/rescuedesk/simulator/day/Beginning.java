package org.rescuedesk.simulator.day;

/** What a simulation begins with. */
public enum Beginning {
    /** Nothing has happened yet: half an hour that leaves five rescues under way, then an entrapment that is soon seen. */
    WARM_UP,
    /** The desk has facts already: an entrapment that is soon seen. */
    GO_ON,
    /** Chance alone, as in life. */
    CHANCE
}
