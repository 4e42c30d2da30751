package org.rescuedesk.server;

import java.util.List;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.state.Desk;

/**
 * Facts that have become durable, and the desk after them: all that board, API and MQTT ever get to see. {@code saved} says whether
 * the journal holds them, or only the local write-ahead file.
 */
public record Announcement(List<Entry> entries, Desk desk, boolean saved) {}
