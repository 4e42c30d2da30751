package org.rescuedesk.cli.register;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rescuedesk.store.imports.Forgotten;

/** Counts as people say them: 1 elevator, 2 elevators. */
final class Words {
    private Words() {}

    static String count(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    static String english(Forgotten forgotten) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("elevator", forgotten.elevators());
        counts.put("crew", forgotten.crews());
        counts.put("station", forgotten.stations());
        counts.put("firm", forgotten.firms());
        counts.put("area", forgotten.areas());
        return counts.entrySet().stream()
                .map(each -> count(each.getValue(), each.getKey()))
                .collect(joining(", "));
    }

    static String chinese(Forgotten forgotten) {
        return "%,d 部电梯、%,d 个救援组、%,d 个救援站、%,d 家维保单位、%,d 个地区"
                .formatted(
                        forgotten.elevators(),
                        forgotten.crews(),
                        forgotten.stations(),
                        forgotten.firms(),
                        forgotten.areas());
    }
}
