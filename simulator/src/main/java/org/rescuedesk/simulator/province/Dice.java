package org.rescuedesk.simulator.province;

import java.util.List;

/**
 * Chance from a seed. {@link #split} gives dice of their own to whoever has a name, whatever was thrown before: what one
 * crew draws never depends on what another did first. SplitMix64 and {@link StrictMath}, written out here, so that every
 * JDK and machine throws the same.
 */
public final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long seed;
    private long state;

    private Dice(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    public static Dice of(long seed) {
        return new Dice(mix(seed));
    }

    /** Dice for one name; the same name gives the same dice, and these are not moved on by it. */
    public Dice split(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new Dice(mix(seed ^ mix(hash)));
    }

    /** Evenly from 0 (inclusive) to 1 (exclusive). */
    public double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return share() < probability;
    }

    /** Evenly, both ends included. */
    public int between(int least, int most) {
        return least + (int) (share() * (most - least + 1));
    }

    public double between(double least, double most) {
        return least + share() * (most - least);
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - share()));
        return radius * StrictMath.cos(2 * Math.PI * share());
    }

    /** How long until the next of happenings that come at random, {@code mean} apart. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    public <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /** The place of a weight, drawn as often as it is heavy. */
    public int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = share() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
