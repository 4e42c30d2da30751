package org.rescuedesk.server.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Prometheus gets from a desk: series, each a metric with its labels and its value. */
record Scrape(List<Series> series) {
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    record Series(String metric, Map<String, String> labels, double value) {}

    static Scrape of(String text) {
        var series = new ArrayList<Series>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var matched = LINE.matcher(line);
            if (!matched.matches()) throw new IllegalArgumentException("No line of a scrape: " + line);
            series.add(new Series(matched.group(1), labels(matched.group(2)), Double.parseDouble(matched.group(3))));
        });
        return new Scrape(series);
    }

    /** From {@code a="1",b="2"}; none from nothing. */
    private static Map<String, String> labels(String text) {
        var labels = new LinkedHashMap<String, String>();
        if (text == null) return labels;
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /** The one series of this metric with these labels. */
    double value(String metric, Map<String, String> labels) {
        var found = series.stream()
                .filter(each ->
                        each.metric().equals(metric) && each.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        if (found.size() != 1) throw new AssertionError(found.size() + " series of " + metric + labels);
        return found.get(0).value();
    }
}
