package org.rescuedesk.wire.policy;

/** One mistake in two languages, with the file and, where it is known (else 0), the line. */
public record Mistake(String file, int line, String english, String chinese) {
    /** 中文 first, then English; both after the place. */
    @Override
    public String toString() {
        var place = line == 0 ? file : file + ":" + line;
        return place + ": " + chinese + " " + english;
    }
}
