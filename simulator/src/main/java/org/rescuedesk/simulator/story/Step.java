package org.rescuedesk.simulator.story;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * One line of a story: at this local time somebody does something, and these facts follow at the desk; {@code number} counts the
 * file's lines from 1.
 */
public record Step(
        int number, LocalTime at, Verb verb, Map<String, String> words, String english, List<String> follows) {
    public Step {
        words = Map.copyOf(words);
        follows = List.copyOf(follows);
    }

    /** The word that the sentence has for this. */
    public String word(String name) {
        var word = words.get(name);
        if (word == null) throw new NoSuchElementException("Line " + number + " says no " + name + ".");
        return word;
    }

    public String elevator() {
        return word("elevator");
    }

    public String crew() {
        return word("crew");
    }

    public int number(String name) {
        return Integer.parseInt(word(name));
    }

    public String chinese() {
        return verb.chinese(words);
    }
}
