package org.rescuedesk.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.EventType;
import org.rescuedesk.wire.Topics;

/** docs/names.md says what there is, and nothing else. What a running desk shows at /metrics is held to it by ServeTest. */
class NamesTest {

    @Test
    void theTopicsAreThoseOfTheWire() {
        assertThat(documented("Topics").map(topic -> topic.replaceAll("\\{\\w+}", "+")))
                .containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    void theFactsAreThoseThatTheJournalCanHold() {
        assertThat(documented("Facts"))
                .containsExactlyElementsOf(
                        EventType.ALL.stream().map(EventType::name).toList());
    }

    /** A view that has to show a table's new columns is made anew. */
    @Test
    void theTablesAreThoseThatTheMigrationsMake() {
        assertThat(documented("Tables"))
                .containsExactlyInAnyOrderElementsOf(
                        Set.copyOf(Checkout.find("^create (?:table|view|materialized view) (\\w+)", sources("sql"))));
    }

    @Test
    void theMetricsAreThoseThatTheServerRegisters() {
        assertThat(documented("Metrics").map(NamesTest::meter))
                .containsExactlyInAnyOrderElementsOf(Stream.of(sources("java"))
                        .flatMap(text ->
                                Checkout.find("(?:counter|builder|timer|summary|gauge)\\(\\s*\"([a-z.]+)\"", text)
                                        .stream())
                        .distinct()
                        .toList());
    }

    /** As code names it: {@code rescue_late_total{x}} is the meter {@code rescue.late}. */
    private static String meter(String metric) {
        return metric.replaceAll("\\{.*", "")
                .replaceAll("_(total|seconds|bytes)$", "")
                .replace('_', '.');
    }

    private static List<String> topics() {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(NamesTest::value)
                .toList();
    }

    private static String value(java.lang.reflect.Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String sources(String ending) {
        return Checkout.sources(ending).stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Checkout::text)
                .collect(joining("\n"));
    }

    /** The first column of the table under a heading. */
    static Stream<String> documented(String heading) {
        String page = Checkout.text(Checkout.root().resolve("docs/names.md"));
        List<String> sections = Checkout.find("(?s)^## " + heading + "\\n(.*?)(?=^## |\\z)", page);
        assertThat(sections).as("the section %s", heading).hasSize(1);
        return Checkout.find("^\\| `([^`]+)`", sections.get(0)).stream();
    }
}
