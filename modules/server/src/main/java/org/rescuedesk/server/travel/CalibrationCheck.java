package org.rescuedesk.server.travel;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learned.Arrivals;
import org.rescuedesk.core.travel.Traffic;

/** A calibration's text held to its schema, field by field: the calibration, or every mistake in it. */
public record CalibrationCheck(@Nullable Calibration calibration, List<Mistake> mistakes) {
    /** One mistake, in two languages. */
    public record Mistake(String english, String chinese) {
        @Override
        public String toString() {
            return english + " " + chinese;
        }
    }

    private static final Set<String> ERROR_FIELDS = Set.of("area", "n", "medianMs", "meanAbsMs", "p90AbsMs");

    static CalibrationCheck wrong(String english, String chinese) {
        return new CalibrationCheck(null, List.of(new Mistake(english, chinese)));
    }

    static CalibrationCheck of(JsonObject json) {
        var reading = new Reading();
        reading.calibration(json);
        if (!reading.mistakes.isEmpty()) return new CalibrationCheck(null, List.copyOf(reading.mistakes));
        return new CalibrationCheck(Calibration.of(Bodies.of(json)), List.of());
    }

    /** One reading. */
    private static final class Reading {
        private final List<Mistake> mistakes = new ArrayList<>();

        void calibration(JsonObject json) {
            fields(json, "", Set.of("type", "v", "version", "date", "everywhere", "areas"), Set.of("learned"));
            is(json, "type", CalibrationFile.TYPE);
            number(json, "", "v", CalibrationFile.FORMAT, CalibrationFile.FORMAT);
            number(json, "", "version", 1, 1_000_000);
            date(json);
            traffic(json.getValue("everywhere"), "everywhere");
            areas(object(json.getValue("areas"), "areas"));
            if (json.containsKey("learned")) learned(json.getValue("learned"));
        }

        private void areas(@Nullable JsonObject areas) {
            if (areas == null) return;
            for (var area : new TreeSet<>(areas.fieldNames())) {
                if (Calibration.isClass(area)) traffic(areas.getValue(area), "areas." + area);
                else
                    add(
                            "areas.%s names no area: four digits for a prefecture, six for a county.".formatted(area),
                            "areas.%s 不是区划代码：应为四位（市州）或六位（区县）。".formatted(area));
            }
        }

        private void traffic(@Nullable Object value, String path) {
            var json = object(value, path);
            if (json == null) return;
            fields(json, path, Set.of("settingOutMs", "detourPerMille", "speedMmps"), Set.of());
            number(json, path, "settingOutMs", 0, Traffic.LONGEST_SETTING_OUT.toMillis());
            number(json, path, "detourPerMille", Traffic.STRAIGHT, Traffic.LONGEST_DETOUR);
            var hours = path + ".speedMmps";
            var speeds = object(json.getValue("speedMmps"), hours);
            if (speeds == null) return;
            var keys = new TreeSet<String>();
            for (int hour = 0; hour < Traffic.HOURS; hour++) keys.add(Traffic.key(hour));
            fields(speeds, hours, keys, Set.of());
            for (var key : keys) number(speeds, hours, key, Traffic.SLOWEST, Traffic.FASTEST);
        }

        private void learned(@Nullable Object value) {
            var json = object(value, "learned");
            if (json == null) return;
            fields(json, "learned", Set.of("upTo", "arrivals", "fitted", "tried", "overall", "areas"), Set.of());
            for (var key : List.of("upTo", "fitted", "tried")) number(json, "learned", key, 0, Integer.MAX_VALUE);
            var arrivals = json.getValue("arrivals");
            if (json.containsKey("arrivals") && !isArrivals(arrivals))
                add("learned.arrivals is PROVEN or CLAIMED.", "learned.arrivals 应为 PROVEN 或 CLAIMED。");
            error(json.getValue("overall"), "learned.overall");
            if (!(json.getValue("areas") instanceof JsonArray areas)) {
                if (json.containsKey("areas")) add("learned.areas is no list.", "learned.areas 不是列表。");
                return;
            }
            for (int i = 0; i < areas.size(); i++) error(areas.getValue(i), "learned.areas[" + i + "]");
        }

        private static boolean isArrivals(@Nullable Object value) {
            return value instanceof String text
                    && (text.equals(Arrivals.PROVEN.name()) || text.equals(Arrivals.CLAIMED.name()));
        }

        private void error(@Nullable Object value, String path) {
            var json = object(value, path);
            if (json == null) return;
            fields(json, path, ERROR_FIELDS, Set.of());
            if (json.containsKey("area") && !(json.getValue("area") instanceof String))
                add(path + ".area is no text.", path + ".area 不是文字。");
            number(json, path, "medianMs", -86_400_000, 86_400_000);
            for (var key : List.of("n", "meanAbsMs", "p90AbsMs")) number(json, path, key, 0, Integer.MAX_VALUE);
        }

        private void date(JsonObject json) {
            var value = json.getValue("date");
            if (value == null) return;
            try {
                LocalDate.parse(String.valueOf(value));
            } catch (DateTimeException e) {
                add("date is %s and has to be a day like 2026-11-23.".formatted(value), "date 应为形如 2026-11-23 的日期。");
            }
        }

        /** The object, or a mistake where something else stands; what is absent was told as such. */
        private @Nullable JsonObject object(@Nullable Object value, String path) {
            if (value instanceof JsonObject json) return json;
            if (value != null) add(path + " is no object.", path + " 不是对象。");
            return null;
        }

        private void fields(JsonObject json, String path, Set<String> needed, Set<String> allowed) {
            for (var key : new TreeSet<>(needed))
                if (json.getValue(key) == null) add(at(path, key) + " is missing.", "缺少 " + at(path, key) + "。");
            for (var key : new TreeSet<>(json.fieldNames()))
                if (!needed.contains(key) && !allowed.contains(key))
                    add("Nobody knows " + at(path, key) + ".", "没有 " + at(path, key) + " 这一项。");
        }

        private void is(JsonObject json, String key, String wanted) {
            var value = json.getValue(key);
            if (value != null && !value.equals(wanted))
                add("%s has to be \"%s\".".formatted(key, wanted), "%s 应为“%s”。".formatted(key, wanted));
        }

        private void number(JsonObject json, String path, String key, long least, long most) {
            var value = json.getValue(key);
            if (value == null) return;
            boolean whole = value instanceof Integer || value instanceof Long;
            if (whole && ((Number) value).longValue() >= least && ((Number) value).longValue() <= most) return;
            add(
                    "%s is %s and has to be a whole number from %d to %d.".formatted(at(path, key), value, least, most),
                    "%s 应为 %d 至 %d 的整数，当前为 %s。".formatted(at(path, key), least, most, value));
        }

        private static String at(String path, String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        private void add(String english, String chinese) {
            mistakes.add(new Mistake(english, chinese));
        }
    }

    /** Checked JSON as a canonical body; what says of which format it is stays behind. */
    private static final class Bodies {
        private Bodies() {}

        static Body of(JsonObject json) {
            var body = Body.empty();
            for (var field : json) {
                var value = field.getValue();
                if (value instanceof JsonObject inner) body = body.with(field.getKey(), of(inner));
                else if (value instanceof JsonArray list)
                    body = body.with(
                            field.getKey(),
                            list.stream().map(each -> of((JsonObject) each)).toList());
                else if (value instanceof Number number) body = body.with(field.getKey(), number.longValue());
                else body = body.with(field.getKey(), (String) value);
            }
            return body;
        }
    }
}
