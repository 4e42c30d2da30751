package org.rescuedesk.cli.travel;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.core.travel.Learned;
import org.rescuedesk.core.travel.Learned.AreaError;
import org.rescuedesk.core.travel.Trips.LeftOut;
import org.rescuedesk.server.travel.Calibrating;
import org.rescuedesk.server.travel.TravelTimesJson;

/** How far travel times are off, area by area, learned and in force side by side: for the eye and for a program. */
final class Errors {
    private static final double MS = 1_000;

    private Errors() {}

    static String table(Calibrating.Result result) {
        var text = new StringBuilder();
        var learned = learned(result);
        if (learned != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "Learned from %d trips (%s arrivals), tried on the %d after them; in seconds, real minus predicted. 用 %d 次行程校准，以其后 %d 次检验，单位秒。%n",
                    learned.fitted(),
                    learned.arrivals(),
                    learned.tried(),
                    learned.fitted(),
                    learned.tried()));
            text.append(String.format(
                    "%-8s %6s  %8s %8s %8s   %8s %8s %8s%n",
                    "area", "n", "median", "mean abs", "p90 abs", "before", "mean abs", "p90 abs"));
            row(text, learned.overall(), result.overallInForce());
            for (int i = 0; i < learned.areas().size(); i++)
                row(text, learned.areas().get(i), result.areasInForce().get(i));
        }
        if (!result.leftOut().isEmpty())
            text.append("Left out 未采用: ").append(words(result.leftOut())).append('\n');
        return text.toString().stripTrailing();
    }

    private static void row(StringBuilder text, AreaError now, AreaError before) {
        text.append(String.format(
                Locale.ROOT,
                "%-8s %6d  %8.0f %8.0f %8.0f   %8.0f %8.0f %8.0f%n",
                now.area(),
                now.n(),
                now.medianMs() / MS,
                now.meanAbsMs() / MS,
                now.p90AbsMs() / MS,
                before.medianMs() / MS,
                before.meanAbsMs() / MS,
                before.p90AbsMs() / MS));
    }

    private static String words(Map<LeftOut, Integer> leftOut) {
        return leftOut.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    static JsonObject json(Calibrating.Result result) {
        var leftOut = new JsonObject();
        result.leftOut().forEach((why, number) -> leftOut.put(why.name(), number));
        var made = result.made().map(each -> TravelTimesJson.of(new GreatCircle(each)));
        return new JsonObject()
                .put("found", result.found())
                .put("leftOut", leftOut)
                .put("exercise", result.exercise())
                .put("made", made.orElse(null))
                .put("inForce", inForce(result));
    }

    private static JsonObject inForce(Calibrating.Result result) {
        var errors = new JsonArray();
        Stream.concat(Stream.of(result.overallInForce()), result.areasInForce().stream())
                .map(TravelTimesJson::error)
                .forEach(errors::add);
        return new JsonObject()
                .put("source", new GreatCircle(result.inForce()).source())
                .put("errors", errors);
    }

    private static @Nullable Learned learned(Calibrating.Result result) {
        return result.made().map(Calibration::learned).orElse(null);
    }
}
