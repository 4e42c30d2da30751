package org.rescuedesk.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something personal (a caller's name, a phone number), kept apart from the journal: a fact holds only the digest, so erasing
 * the value and its salt leaves the chain whole. {@code salt} is hexadecimal and comes from whoever took the value in.
 */
public record PersonNote(String field, String salt, String value) {
    /** Where facts hold digests: of who called, who told, what was said, who took a hand-over, who released an elevator. */
    private static final List<String> PLACES = List.of("caller", "teller", "apart", "contact", "releaser");

    /** Whether a fact with this body holds the digest of it. */
    public boolean isIn(Body body) {
        var digest = digest();
        return PLACES.stream()
                .anyMatch(place -> body.findBody(place)
                        .flatMap(each -> each.findText(field))
                        .filter(digest::equals)
                        .isPresent());
    }

    /** SHA-256(salt ‖ value), in hexadecimal. */
    public String digest() {
        Body.requireWritable(value);
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(HexFormat.of().parseHex(salt));
            return HexFormat.of().formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Never the value: this reaches logs. */
    @Override
    public String toString() {
        return "PersonNote[" + field + "]";
    }

    /**
     * What somebody added to a fact in their own words, which may name people: the fact holds only the {@code digest} of it, under
     * {@code apart}, and nothing where nothing was said. A fact of version 1 held the text itself, {@code plain}, and still does.
     */
    public record Words(@Nullable String digest, @Nullable String plain) {
        public static final Words NONE = new Words(null, null);

        private static final String APART = "apart";

        /** Those of what stands apart that have this field's name. */
        public static Words of(List<PersonNote> persons, String field) {
            return persons.stream()
                    .filter(each -> each.field().equals(field))
                    .findFirst()
                    .map(each -> new Words(each.digest(), null))
                    .orElse(NONE);
        }

        static Words of(Body body, String field) {
            var digest = body.findBody(APART).flatMap(apart -> apart.findText(field));
            return digest.map(each -> new Words(each, null)).orElse(NONE);
        }

        /** As version 1 had them. */
        static Words plain(Body body, String field) {
            return new Words(null, body.text(field));
        }

        /** The body with these words in it, as its version has them. */
        Body in(Body body, String field) {
            if (plain != null) return body.with(field, plain);
            return digest == null ? body : body.with(APART, Body.empty().with(field, digest));
        }
    }

    /** A fact to which somebody may have added something in their own words. */
    public interface Worded {
        Words words();

        /** What the words are: {@code note} or {@code reason}. */
        String field();
    }
}
