package org.rescuedesk.core.policy;

/** From which time point the limit on arrival is counted: the texts of the trade differ (domain facts 0.2). */
public enum ClockStart {
    /** When the first word of it reached the desk (TSG T5002-2017 art. 5(4): when the report is received). */
    RECEIVED,
    /** When the first crew was ordered, as some cities' ordinances have it; until then nobody is late. */
    ORDERED
}
