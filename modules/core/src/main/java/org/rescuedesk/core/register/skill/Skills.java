package org.rescuedesk.core.register.skill;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a crew is trained for: words such as {@code brand:KONE} and {@code type:hydraulic}, in their order. Whoever names brands
 * serves only these, whoever names types only these; no word at all is no limit. Another word is refused with an
 * {@link IllegalArgumentException}.
 */
public record Skills(SortedSet<String> words) {
    /** Serves every elevator. */
    public static final Skills ALL = new Skills(Collections.emptySortedSet());

    private static final String BRAND = "brand:";
    private static final String TYPE = "type:";
    private static final Pattern WORD = Pattern.compile("(brand|type):[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");
    private static final int SHOWN = 80;

    public Skills {
        words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
        for (var word : words) {
            if (!WORD.matcher(word).matches())
                throw new IllegalArgumentException("The skill \"" + shown(word)
                        + "\" is not brand: or type: and an id, such as brand:KONE or type:hydraulic.");
        }
    }

    /** Words with blanks between them; none for {@code ""}. */
    public static Skills of(String text) {
        var words = new TreeSet<String>();
        for (var word : BLANKS.split(text)) if (!word.isEmpty()) words.add(word);
        return words.isEmpty() ? ALL : new Skills(words);
    }

    /** The words with a blank between them, as {@link #of} reads them. */
    public String text() {
        return String.join(" ", words);
    }

    /** Whether they do for an elevator of this brand and type; {@code ""} is one that nobody knows, and rules nobody out. */
    public boolean cover(String brand, String type) {
        return cover(words, BRAND, brand) && cover(words, TYPE, type);
    }

    /** Capital and small letters are the same: a crew must not be left out for how somebody wrote a name. */
    private static boolean cover(Collection<String> words, String kind, String name) {
        if (name.isEmpty()) return true;
        boolean named = false;
        for (var word : words) {
            if (!word.startsWith(kind)) continue;
            if (word.substring(kind.length()).equalsIgnoreCase(name)) return true;
            named = true;
        }
        return !named;
    }

    private static String shown(String word) {
        return word.length() <= SHOWN ? word : word.substring(0, SHOWN) + "…";
    }
}
