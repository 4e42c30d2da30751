package org.rescuedesk.core.register;

/** People who drive out together: whom they work for and which station they start from. */
public record Crew(CrewId id, String name, FirmId firm, StationId station) {}
