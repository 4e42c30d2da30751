package org.rescuedesk.core.travel;

/** Why an engine of roads told nothing. */
public enum Trouble {
    /** It did not answer in time, or went on answering. */
    TIMED_OUT,
    /** It, or the desk's own queue for it, had too much to do. */
    BUSY,
    /** It can't be reached, fails, or failed so often that it is not asked for a while. */
    DOWN,
    /** It knows no road from any of them to there. */
    NO_ROUTE,
    /** What it said is no answer to what it was asked. */
    NONSENSE
}
