package org.rescuedesk.wire;

/** Ends the reading of a message at the first thing wrong with it; never leaves the wire. */
public final class Refusal extends Exception {

    private final Reason reason;

    /** The same sentence in both languages of the desk. */
    Refusal(Reason reason, String chinese, String english) {
        super(chinese + " " + english, null, false, false);
        this.reason = reason;
    }

    /** Reads to the end, or to the first thing wrong. */
    public static <T> Decoded<T> orElse(Reading<T> reading) {
        try {
            return new Decoded.Ok<>(reading.read());
        } catch (Refusal refusal) {
            return new Decoded.Refused<>(refusal.reason, String.valueOf(refusal.getMessage()));
        }
    }

    /** Anything that may come upon something wrong. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws Refusal;
    }
}
