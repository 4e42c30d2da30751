package org.rescuedesk.store.imports;

/** A mapping that makes no sense; the message says in both languages what, and where. */
public final class WrongMapping extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongMapping(String chinese, String english) {
        super(Shown.harmless(chinese + " " + english));
    }
}
