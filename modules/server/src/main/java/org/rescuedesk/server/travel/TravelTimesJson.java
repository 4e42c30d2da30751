package org.rescuedesk.server.travel;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.core.travel.Learned;
import org.rescuedesk.core.travel.Learned.AreaError;
import org.rescuedesk.core.travel.Traffic;

/** By which figures the desk reckons travel times, and how far these were off where they were tried (TravelTimes in the contract). */
public final class TravelTimesJson {
    private static final double MS = 1_000;

    private TravelTimesJson() {}

    public static JsonObject of(GreatCircle travelTimes) {
        var calibration = travelTimes.calibration();
        return new JsonObject()
                .put("source", travelTimes.source())
                .put("version", calibration.version())
                .put(
                        "date",
                        calibration.date() == null ? null : calibration.date().toString())
                .put("everywhere", traffic(calibration.everywhere()))
                .put("areas", areas(calibration))
                .put("learned", learned(calibration.learned()));
    }

    private static JsonArray areas(Calibration calibration) {
        var areas = new JsonArray();
        for (var area : calibration.areas()) areas.add(traffic(area.getValue()).put("area", area.getKey()));
        return areas;
    }

    private static JsonObject traffic(Traffic traffic) {
        var speeds = new JsonArray();
        traffic.speedMmps().forEach(speed -> speeds.add(speed / MS));
        return new JsonObject()
                .put("settingOutS", traffic.settingOut().toSeconds())
                .put("detour", traffic.detourPerMille() / MS)
                .put("speedMps", speeds);
    }

    private static @Nullable JsonObject learned(@Nullable Learned learned) {
        if (learned == null) return null;
        var areas = new JsonArray();
        learned.areas().forEach(each -> areas.add(error(each)));
        return new JsonObject()
                .put("upTo", learned.upTo())
                .put("arrivals", learned.arrivals().name())
                .put("fitted", learned.fitted())
                .put("tried", learned.tried())
                .put("overall", error(learned.overall()))
                .put("areas", areas);
    }

    /** In seconds to the millisecond. */
    public static JsonObject error(AreaError error) {
        return new JsonObject()
                .put("area", error.area())
                .put("n", error.n())
                .put("medianS", error.medianMs() / MS)
                .put("meanAbsS", error.meanAbsMs() / MS)
                .put("p90AbsS", error.p90AbsMs() / MS);
    }
}
