package org.rescuedesk.core.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Outcome;

/** Tells a fact in one line: its type, elevator and crew, and the word that matters, e.g. {@code CrewStoodDown E1 far PEOPLE_ARE_OUT}. */
public final class Telling {
    /** Facts that nearly every sentence brings with it; a test that is about them asks {@link Scene#facts()}. */
    private static final Set<String> QUIET =
            Set.of("SignalNoted", "CryNoted", "CrewsSeen", "TrackNoted", "ReportTaken");

    private static final List<String> WORDS =
            List.of("level", "why", "mark", "how", "distrust", "reason", "cause", "people", "key", "what", "is");

    private Telling() {}

    static List<String> lines(Outcome outcome) {
        if (outcome instanceof Outcome.Declined declined) return List.of("refused: " + english(declined.sentence()));
        if (outcome instanceof Outcome.Failed failed) throw new AssertionError("The desk has a fault.", failed.fault());
        return ((Outcome.Done) outcome)
                .entries().stream().filter(Telling::isLoud).map(Telling::line).toList();
    }

    /** The same with its local time before it. */
    public static String timed(Entry entry) {
        return entry.event().at().atZone(Province.ZONE).toLocalTime() + " " + line(entry);
    }

    static String line(Entry entry) {
        var body = entry.event().body();
        var words = Stream.concat(
                Stream.of(name(entry), elevator(body), crew(body)),
                WORDS.stream().map(word -> text(body, word)));
        return Stream.concat(words, Stream.of(source(body), shortfall(body)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static boolean isLoud(Entry entry) {
        return !QUIET.contains(name(entry));
    }

    private static String name(Entry entry) {
        return EventType.of(entry.event()).name();
    }

    private static String elevator(Body body) {
        return body.findText("rescue")
                .map(id -> id.substring(0, id.indexOf('@')))
                .or(() -> body.findText("elevator"))
                .orElse(null);
    }

    private static String crew(Body body) {
        return body.findBody("decision")
                .map(decision ->
                        decision.list("candidates", each -> each.text("crew")).get(0))
                .or(() -> body.findText("crew"))
                .orElse(null);
    }

    private static String text(Body body, String word) {
        return Optional.ofNullable(body.fields().get(word))
                .map(Object::toString)
                .orElse(null);
    }

    private static String source(Body body) {
        return body.findBody("evidence").map(each -> each.text("source")).orElse(null);
    }

    private static String shortfall(Body body) {
        return body.findBody("shortfall")
                .map(each -> String.join(" ", each.fields().keySet()))
                .orElse(null);
    }

    /** A refusal speaks Chinese up to its full stop, then English. */
    private static String english(String sentence) {
        int stop = sentence.indexOf("。 ");
        assertThat(stop).as("both languages in: " + sentence).isPositive();
        return sentence.substring(stop + 2);
    }
}
