package org.rescuedesk.core.register;

/** What kind of place an elevator serves; it says who is likely to be in the car. */
public enum PlaceType {
    RESIDENTIAL,
    OFFICE,
    MALL,
    HOTEL,
    HOSPITAL,
    SCHOOL,
    TRANSPORT,
    VENUE,
    OTHER
}
