package org.rescuedesk.core.rerun;

import org.rescuedesk.core.RescueId;

/** A decision that comes out otherwise than the journal has it: the first character at which they part, and what stands there in each. */
public record Difference(long seq, RescueId rescue, int at, String recorded, String again) {
    private static final int BEFORE = 24;
    private static final int AFTER = 40;

    static Difference between(long seq, RescueId rescue, String recorded, String again) {
        int at = 0;
        while (at < recorded.length() && at < again.length() && recorded.charAt(at) == again.charAt(at)) at++;
        return new Difference(seq, rescue, at, around(recorded, at), around(again, at));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, Math.min(at, text.length()) - BEFORE), Math.min(text.length(), at + AFTER));
    }
}
