package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboard, alert rules and seeded series speak of nothing that the desk doesn't measure. */
class MetricNamesTest {
    /** What Prometheus adds by itself: a metric for each target, and the target's labels on every series. */
    private static final String UP = "up";

    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    private static Scrape scrape;

    @BeforeAll
    static void scrapeADeskThatHasSeenOneOfEverything() {
        try (var desk = new WorkedDesk(Instant.parse("2026-11-23T09:30:00Z"))) {
            desk.comesOnDuty();
            var rescue = desk.entrapment("E1");
            desk.passes(Duration.ofMinutes(8));
            desk.arrives(rescue);
            desk.hearsAndShows();
            scrape = desk.scrape();
        }
    }

    static Stream<String> expressions() {
        return Stream.concat(
                Dashboard.all().flatMap(each -> each.queries().stream()).map(Dashboard.Query::filledIn),
                Alerts.expressions().stream());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void everyMetricAndLabelIsInARealScrape(String expression) {
        var selectors = Selector.of(expression);
        assertThat(selectors).isNotEmpty().allSatisfy(selector -> {
            if (selector.metric().equals(UP)) return;
            assertThat(matching(selector.metric(), selector.equal()))
                    .as("series of %s", selector)
                    .isNotEmpty();
            assertThat(labels(selector.metric())).as("labels of %s", selector).containsAll(selector.labels());
        });
    }

    @ParameterizedTest
    @MethodSource("org.rescuedesk.server.grafana.Seeded#series")
    void everySeededSeriesIsOneThatADeskGives(String series) {
        var selector = Selector.of(series).get(0);
        if (selector.metric().equals(UP)) return;
        var labels = new TreeSet<>(selector.equal().keySet());
        labels.removeAll(TARGET_LABELS);
        assertThat(matching(selector.metric(), fixedValues(selector)))
                .as("series of %s", selector)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.labels().keySet()).isEqualTo(labels));
    }

    /** The values that are the desk's own; kinds, outcomes and reasons are as many as there are senders. */
    private static Map<String, String> fixedValues(Selector selector) {
        return selector.equal().entrySet().stream()
                .filter(label -> Set.of("stage", "le", "client", "state").contains(label.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Scrape.Series> matching(String metric, Map<String, String> equal) {
        return scrape.series().stream()
                .filter(series -> series.metric().equals(metric))
                .filter(series -> equal.entrySet().stream()
                        .filter(label -> !TARGET_LABELS.contains(label.getKey()))
                        .allMatch(
                                label -> label.getValue().equals(series.labels().get(label.getKey()))));
    }

    private static Set<String> labels(String metric) {
        var labels = new TreeSet<>(TARGET_LABELS);
        matching(metric, Map.of())
                .forEach(series -> labels.addAll(series.labels().keySet()));
        return labels;
    }
}
