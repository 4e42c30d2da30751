package org.rescuedesk.simulator.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A day of the {@link StoryTown} in a few lines, told forward. A file begins with {@code # 中文 · English}, its title, and more such
 * lines that say what it is about; then a line for each thing that happens:
 * {@code 09:04 near declines E1 → far asked}. What follows at the desk stands after the arrow, all of it, parted by semicolons; what
 * only says again that the thing happened is left out. A line that can't be read is refused with its number.
 */
public record Story(String name, String chineseTitle, String englishTitle, List<String> about, List<Step> steps) {
    private static final Pattern LINE = Pattern.compile("(\\d\\d:\\d\\d(?::\\d\\d)?) +(.*?)(?: +→ *(.*))?");

    public Story {
        about = List.copyOf(about);
        steps = List.copyOf(steps);
    }

    /** The names of all stories, as they stand beside each other in the program. */
    public static List<String> names() {
        return text("contents").lines().toList();
    }

    /** The story of this name, if there is one. */
    public static Optional<Story> find(String name) {
        return names().contains(name) ? Optional.of(read(name, text(name + ".txt"))) : Optional.empty();
    }

    static Story read(String name, String text) {
        var about = new ArrayList<String>();
        var steps = new ArrayList<Step>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.startsWith("#")) about.add(line.substring(1).strip());
            else if (!line.isEmpty()) steps.add(step(name, i + 1, line));
        }
        if (about.isEmpty() || !about.get(0).contains(" · "))
            throw new IllegalArgumentException("Story " + name + " begins with # 中文 · English, its title.");
        requireForward(name, steps);
        var titles = about.get(0).split(" · ", 2);
        return new Story(name, titles[0], titles[1], about.subList(1, about.size()), steps);
    }

    private static Step step(String name, int number, String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) throw unreadable(name, number, line);
        var said = Verb.read(matcher.group(2)).orElseThrow(() -> unreadable(name, number, line));
        var follows = matcher.group(3) == null
                ? List.<String>of()
                : Stream.of(matcher.group(3).split(";")).map(String::strip).toList();
        return new Step(
                number, LocalTime.parse(matcher.group(1)), said.verb(), said.words(), matcher.group(2), follows);
    }

    private static IllegalArgumentException unreadable(String name, int number, String line) {
        return new IllegalArgumentException("Story %s, line %d can't be read: %s".formatted(name, number, line));
    }

    private static void requireForward(String name, List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).at().isBefore(steps.get(i - 1).at()))
                throw new IllegalArgumentException("Story %s, line %d goes back in time."
                        .formatted(name, steps.get(i).number()));
        }
    }

    private static String text(String file) {
        try (InputStream in = Story.class.getResourceAsStream("/stories/" + file)) {
            if (in == null) throw new IllegalStateException("The program has no /stories/" + file + ".");
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
