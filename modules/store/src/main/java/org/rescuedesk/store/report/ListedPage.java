package org.rescuedesk.store.report;

import java.util.List;

/** Some of the rescues behind a figure, and how many there are in all. */
public record ListedPage(long total, List<ListedRescue> rescues) {}
