package org.rescuedesk.core.travel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rescuedesk.core.Body;

/**
 * How crews get along in one area: {@code settingOut} is all that takes no distance, from the order until wheels roll and from the
 * kerb to the car; {@code detourPerMille} is a thousandth of how much longer the road is than the great circle; {@code speedMmps}
 * has millimetres a second for each local hour from 0 to 23. Whole numbers, so that a replay reckons with the same ones. What no
 * street allows is refused with an {@link IllegalArgumentException}.
 */
public record Traffic(Duration settingOut, int detourPerMille, List<Integer> speedMmps) {
    public static final int HOURS = 24;
    public static final Duration LONGEST_SETTING_OUT = Duration.ofMinutes(60);
    public static final int STRAIGHT = 1_000;
    public static final int LONGEST_DETOUR = 5_000;
    public static final int SLOWEST = 200;
    public static final int FASTEST = 60_000;

    private static final double PER_MILLE = 1_000;
    private static final double MM = 1_000;

    public Traffic {
        speedMmps = List.copyOf(speedMmps);
        require(!settingOut.isNegative() && settingOut.compareTo(LONGEST_SETTING_OUT) <= 0, "setting out", settingOut);
        require(detourPerMille >= STRAIGHT && detourPerMille <= LONGEST_DETOUR, "detour", detourPerMille);
        require(speedMmps.size() == HOURS, "number of hours", speedMmps.size());
        for (int speed : speedMmps) require(speed >= SLOWEST && speed <= FASTEST, "speed", speed);
    }

    private static void require(boolean held, String what, Object value) {
        if (!held) throw new IllegalArgumentException("No traffic has the " + what + " " + value + ".");
    }

    /** The travel time over a distance as the crow flies, in metres, at a local hour; in whole seconds. */
    public Duration time(double distanceM, int hour) {
        return settingOut.plusSeconds(Math.round(driving(distanceM, hour)));
    }

    /** What of it the wheels roll, in seconds. */
    double driving(double distanceM, int hour) {
        return distanceM * (detourPerMille / PER_MILLE) / (speedMmps.get(hour) / MM);
    }

    public Body body() {
        var speeds = Body.empty();
        for (int hour = 0; hour < HOURS; hour++) speeds = speeds.with(key(hour), speedMmps.get(hour));
        return Body.empty()
                .with("settingOutMs", settingOut)
                .with("detourPerMille", detourPerMille)
                .with("speedMmps", speeds);
    }

    public static Traffic of(Body body) {
        var speeds = body.body("speedMmps");
        var read = new ArrayList<Integer>(HOURS);
        for (int hour = 0; hour < HOURS; hour++) read.add(Math.toIntExact(speeds.number(key(hour))));
        return new Traffic(body.millis("settingOutMs"), Math.toIntExact(body.number("detourPerMille")), read);
    }

    /** How the journal and the file name an hour: {@code 07}. */
    public static String key(int hour) {
        return String.format(Locale.ROOT, "%02d", hour);
    }
}
