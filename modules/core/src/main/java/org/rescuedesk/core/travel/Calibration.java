package org.rescuedesk.core.travel;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.state.Sorted;

/**
 * The figures by which travel times are reckoned: those of {@code everywhere} and, where recorded trips gave an area its own, of
 * that one. Areas are classed by nothing but their number in GB/T 2260: {@code 5201} holds for the whole prefecture and
 * {@code 520102} for one county of it, and the longest that fits goes. The register knows no other class of area, and one that
 * somebody made up (city, county, mountains) would be a guess where trips can be counted. {@code version} counts up and
 * {@code date} says when it was made; both are absent in the built-in one only. {@code learned} says from what, and how far it
 * was off.
 */
public record Calibration(
        int version,
        @Nullable LocalDate date,
        Traffic everywhere,
        Sorted<String, Traffic> areas,
        @Nullable Learned learned) {
    /** Set by us for a Chinese city's streets: slow in the morning and evening peaks, fast at night. */
    public static final Calibration BUILT_IN = new Calibration(
            0,
            null,
            new Traffic(
                    Duration.ofSeconds(60),
                    1_350,
                    List.of(
                            12_000, 12_000, 12_000, 12_000, 12_000, 11_500, 10_500, 8_500, 7_000, 7_500, 8_500, 8_500,
                            8_000, 8_500, 9_000, 9_000, 8_500, 7_000, 6_500, 7_500, 9_000, 10_000, 11_000, 11_500)),
            Sorted.empty(),
            null);

    private static final int COUNTY = 6;
    private static final int PREFECTURE = 4;

    public Calibration {
        if ((version == 0) != (date == null) || version < 0) {
            throw new IllegalArgumentException("A calibration has a version from 1 on and a date.");
        }
        for (var area : areas) {
            if (!isClass(area.getKey()))
                throw new IllegalArgumentException(area.getKey() + " is no number of a prefecture or county.");
        }
    }

    /** Whether this can name areas: the four digits of a prefecture or the six of a county. */
    public static boolean isClass(String key) {
        return key.matches("[0-9]{4}|[0-9]{6}");
    }

    public boolean isBuiltIn() {
        return version == 0;
    }

    /** The figures that hold in an area. */
    public Traffic traffic(AreaId area) {
        return find(area, COUNTY).or(() -> find(area, PREFECTURE)).orElse(everywhere);
    }

    private Optional<Traffic> find(AreaId area, int digits) {
        return areas.size() == 0 ? Optional.empty() : areas.find(area.value().substring(0, digits));
    }

    String source() {
        return isBuiltIn() ? "great-circle" : "calibrated/" + date + "/" + version;
    }

    public Body body() {
        var byArea = Body.empty();
        for (var area : areas)
            byArea = byArea.with(area.getKey(), area.getValue().body());
        return Body.empty()
                .with("version", version)
                .with("date", date == null ? null : date.toString())
                .with("everywhere", everywhere.body())
                .with("areas", byArea)
                .with("learned", learned == null ? (Body) null : learned.body());
    }

    public static Calibration of(Body body) {
        var byArea = Sorted.<String, Traffic>empty();
        var areas = body.body("areas");
        for (var key : areas.fields().keySet()) byArea = byArea.with(key, Traffic.of(areas.body(key)));
        return new Calibration(
                Math.toIntExact(body.number("version")),
                body.textOrNull("date", LocalDate::parse),
                Traffic.of(body.body("everywhere")),
                byArea,
                body.findBody("learned").map(Learned::of).orElse(null));
    }
}
