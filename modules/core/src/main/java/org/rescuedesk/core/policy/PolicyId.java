package org.rescuedesk.core.policy;

import java.util.regex.Pattern;

/**
 * One version of one area's rules, written {@code area/version}: {@code national/2}, {@code 5201/1}. The area is
 * {@code national} or a division's code or the beginning of it (GB/T 2260), and then its rules are those of all within.
 */
public record PolicyId(String area, int version) implements Comparable<PolicyId> {
    /** The area of the rules that hold wherever no other has its own. */
    public static final String NATIONAL = "national";

    private static final Pattern AREA = Pattern.compile("national|[0-9A-Za-z._-]{1,32}");

    public PolicyId {
        if (!AREA.matcher(area).matches())
            throw new IllegalArgumentException(
                    "The area of a policy is national or a division's code, not " + area + ".");
        if (version < 1)
            throw new IllegalArgumentException("The versions of a policy count from 1, not " + version + ".");
    }

    public static PolicyId of(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) throw new IllegalArgumentException(text + " names no policy: it has no slash.");
        return new PolicyId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean isNational() {
        return area.equals(NATIONAL);
    }

    /** Whether these rules are for the area with this code. */
    boolean covers(String code) {
        return isNational() || code.startsWith(area);
    }

    @Override
    public int compareTo(PolicyId other) {
        int byArea = area.compareTo(other.area);
        return byArea != 0 ? byArea : Integer.compare(version, other.version);
    }

    @Override
    public String toString() {
        return area + "/" + version;
    }
}
