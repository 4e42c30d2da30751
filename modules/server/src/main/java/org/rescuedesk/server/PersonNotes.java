package org.rescuedesk.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.rescuedesk.core.PersonNote;

/** Sets apart what is personal, where it comes in: each value with a salt of its own, 16 bytes that nobody can guess. */
public final class PersonNotes {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonNotes() {}

    public static PersonNote of(String field, String value) {
        return new PersonNote(field, salt(), value);
    }

    public static String salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** What somebody added in their own words; nothing where nothing was said. */
    public static List<PersonNote> words(String field, String text) {
        return text.isEmpty() ? List.of() : List.of(of(field, text));
    }
}
