package org.rescuedesk.wire.cause;

import java.util.List;

/**
 * One cause of the tree with those below it: its code ({@code door}, or {@code door.track_blocked} on the lower level), its names in
 * Chinese and English, how it was called before there was a tree, and where it comes from.
 */
public record Cause(
        String code, String name, String nameEn, List<String> formerly, String comment, List<Cause> causes) {}
