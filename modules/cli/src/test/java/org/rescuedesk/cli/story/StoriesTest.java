package org.rescuedesk.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.cli.Checkout;
import org.rescuedesk.core.Event;
import org.rescuedesk.simulator.story.Story;
import org.rescuedesk.simulator.story.StoryTown;
import org.rescuedesk.simulator.story.Verb;

/**
 * Each story of {@code stories/} is told at a desk, and all that follows has to stand in it, line by line. With
 * {@code -Drescuedesk.stories=write} what follows is written into the files instead, to be read and judged by a person.
 */
class StoriesTest {
    private static final boolean WRITES = "write".equals(System.getProperty("rescuedesk.stories"));
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("HH:mm:ss");

    @ParameterizedTest
    @MethodSource("names")
    void itGoesAsItIsTold(String name) throws IOException {
        var file = Checkout.root().resolve("stories").resolve(name + ".txt");
        var told = told(name, Files.readAllLines(file));
        if (WRITES) Files.write(file, told);
        assertThat(told).as("what follows in " + name).isEqualTo(Files.readAllLines(file));
    }

    static Stream<String> names() {
        return Story.names().stream();
    }

    @Test
    void everyStoryIsInTheContents() throws IOException {
        try (var files = Files.list(Checkout.root().resolve("stories"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            Story.names().stream().map(name -> name + ".txt").toList());
        }
    }

    /** The file as it should be: its own words, and what followed at the desk. */
    private static List<String> told(String name, List<String> lines) {
        var story = Story.find(name).orElseThrow();
        var told = new ArrayList<>(
                lines.stream().filter(line -> line.startsWith("#")).toList());
        var desk = new StoryDesk();
        for (var step : story.steps()) {
            if (step.verb() == Verb.NOTHING) continue;
            desk.passing(step.at()).stream()
                    .collect(Collectors.groupingBy(StoriesTest::second, TreeMap::new, Collectors.toList()))
                    .forEach((at, facts) -> add(told, at, "time passes", follows(facts, Verb.NOTHING)));
            add(told, step.at(), step.english(), follows(desk.take(step), step.verb()));
        }
        return told;
    }

    private static void add(List<String> told, LocalTime at, String sentence, List<String> follows) {
        if (sentence.equals("time passes") && follows.isEmpty()) return;
        var line = at.format(at.getSecond() == 0 ? SHORT : LONG) + " " + sentence;
        told.add(follows.isEmpty() ? line : line + " → " + String.join("; ", follows));
    }

    private static LocalTime second(Event event) {
        return event.at().atZone(StoryTown.ZONE).toLocalTime().withNano(0);
    }

    /** Without the fact that only says again what was told. */
    private static List<String> follows(List<Event> facts, Verb verb) {
        var words = facts.stream().flatMap(fact -> Words.of(fact).stream()).toList();
        var echo = Echo.of(verb);
        return words.stream()
                .filter(word -> echo.stream().noneMatch(word::matches))
                .toList();
    }

    /** The fact that says again what was told: a reader of the story knows it already. */
    private static final class Echo {
        static List<String> of(Verb verb) {
            return switch (verb) {
                case ACCEPTS -> List.of("\\w+ accepted");
                case DEPARTS -> List.of("\\w+ departed");
                case SCANS -> List.of("\\w+ there by QR", "\\w+ there as well");
                case PRESSES -> List.of("\\w+ there by PRESS", "\\w+ there as well");
                case HEARS_ARRIVAL -> List.of("\\w+ there by PHONE");
                case FREES, HEARS_RELEASE -> List.of("\\d+ out");
                case CAUSE, CAUSE_STANDS -> List.of("cause .*");
                case CALLS_BACK -> List.of("called back");
                case FALSE_ALARM -> List.of("\\w+ a false alarm");
                case SELF_RELEASED -> List.of("\\w+ self-released");
                case DUPLICATE -> List.of("\\w+ a duplicate");
                case HANDS_OVER -> List.of("119 has \\w+");
                case CLOSES -> List.of("\\w+ closed");
                case CLEARED -> List.of("returned, unconfirmed");
                default -> List.of();
            };
        }
    }
}
