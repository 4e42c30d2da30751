package org.rescuedesk.core.register;

/** A maintenance firm (维保单位), which is first to be asked when people are shut in an elevator under its contract. */
public record Firm(FirmId id, String name) {}
