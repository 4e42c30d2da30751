package org.rescuedesk.core.register;

/** A grid rescue station (救援站) and where it stands: where its crews are taken to be when nobody has heard from them. */
public record Station(StationId id, String name, Point point) {}
