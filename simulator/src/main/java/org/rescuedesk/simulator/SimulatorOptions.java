package org.rescuedesk.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How to simulate: which broker and as whom ("" for nobody), which seed, how many times faster than life ({@link #FLAT_OUT}
 * for no pacing at all), and how many times likelier entrapments are than published rates. {@code from} is when a desk
 * without any facts begins, 17:00 today in Guizhou if absent. With {@code realTime} the desk has a clock of its own.
 */
public record SimulatorOptions(
        String mqttUrl,
        String mqttUser,
        String mqttPassword,
        long seed,
        double speed,
        double factor,
        boolean realTime,
        @Nullable Instant from) {

    /** As fast as the desk can follow. */
    public static final double FLAT_OUT = Double.POSITIVE_INFINITY;

    public static final double DEMO_SPEED = 60;

    /**
     * In life 2,430 elevators have one entrapment in 40 hours. With this factor, which is for show only, there is one about
     * every three minutes in the evening and one every half hour at night.
     */
    public static final double DEMO_FACTOR = 400;

    public SimulatorOptions {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("A speed is greater than 0, and not " + speed + ".");
        }
        if (!(factor > 0) || factor > 100_000) {
            throw new IllegalArgumentException(
                    "A factor is greater than 0 and at most 100,000, and not " + factor + ".");
        }
    }

    /** The demo as it is started without further ado, against this broker. */
    public static SimulatorOptions demo(String mqttUrl) {
        return new SimulatorOptions(mqttUrl, "", "", 1, DEMO_SPEED, DEMO_FACTOR, false, null);
    }

    public SimulatorOptions withUser(String user, String password) {
        return new SimulatorOptions(mqttUrl, user, password, seed, speed, factor, realTime, from);
    }

    public SimulatorOptions withSeed(long other) {
        return new SimulatorOptions(mqttUrl, mqttUser, mqttPassword, other, speed, factor, realTime, from);
    }

    public SimulatorOptions withSpeed(double other) {
        return new SimulatorOptions(mqttUrl, mqttUser, mqttPassword, seed, other, factor, realTime, from);
    }

    public SimulatorOptions withFactor(double other) {
        return new SimulatorOptions(mqttUrl, mqttUser, mqttPassword, seed, speed, other, realTime, from);
    }

    /** Against a desk that is not driven: no warm-up, no pacing, what happens is happening now. */
    public SimulatorOptions inRealTime() {
        return new SimulatorOptions(mqttUrl, mqttUser, mqttPassword, seed, speed, factor, true, from);
    }

    public SimulatorOptions withFrom(Instant other) {
        return new SimulatorOptions(mqttUrl, mqttUser, mqttPassword, seed, speed, factor, realTime, other);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "seed " + seed + ", speed " + speed + ", factor " + factor + (realTime ? ", real time" : "") + ", "
                + mqttUrl;
    }
}
