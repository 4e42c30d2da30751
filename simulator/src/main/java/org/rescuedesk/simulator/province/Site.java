package org.rescuedesk.simulator.province;

import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;

/** A housing estate, a mall, a hospital…: one contract for all its elevators, which stand in a few buildings close together. */
record Site(SiteKind kind, String name, Point point, FirmId firm, int elevators) {}
