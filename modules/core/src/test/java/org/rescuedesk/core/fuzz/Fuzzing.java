package org.rescuedesk.core.fuzz;

import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Gives a reader spoilt messages, a few thousand in a build and a million by {@code ./mvnw -Pfuzz}: it takes or refuses each,
 * nothing else leaves it, none keeps it long, and it keeps nothing. Prints what was tried.
 */
public final class Fuzzing {
    /** How many messages each reader gets. */
    public static final int TIMES = Integer.getInteger("fuzz.payloads", 5_000);

    /** How many bundles: each is a file of hundreds of lines with signatures. */
    public static final int BUNDLES = Integer.getInteger("fuzz.bundles", 150);

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_123);
    /** No message may keep a reader for longer, on whatever machine. */
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final int SHOWN = 2_000;
    private static final int LONG_RUN = 50_000;
    private static final double HEAP_MAY_GROW = 1.05;

    private Fuzzing() {}

    /** Whether a reader took a message; it throws {@link AssertionError} when what it took is not what it says. */
    @FunctionalInterface
    public interface Reader {
        boolean takes(byte[] message) throws Exception;
    }

    /** So that a reader's messages don't hang on which others are tried. */
    public static long seed(String reader) {
        return SEED + reader.hashCode();
    }

    /** How many messages the reader took. */
    public static int run(String name, int times, Mutator messages, Reader reader) {
        int warmUp = times / 10;
        run(messages, reader, warmUp, new long[1]);
        boolean isLong = times >= LONG_RUN;
        double before = isLong ? liveMb() : 0;
        var longest = new long[1];
        long begun = System.nanoTime();
        int taken = run(messages, reader, times - warmUp, longest);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double after = isLong ? liveMb() : 0;
        System.out.printf(
                Locale.ROOT,
                "fuzz %s: %,d messages (seed %d), of the last %,d %,d taken and %,d refused in %.1f s, the longest %.1f ms%s%n",
                name,
                times,
                seed(name),
                times - warmUp,
                taken,
                times - warmUp - taken,
                seconds,
                longest[0] / 1e6,
                isLong ? String.format(Locale.ROOT, "; live heap %.1f MB, then %.1f MB", before, after) : "");
        requireHeap(name, before, after);
        return taken;
    }

    /** Neither figure is of any account in a short run. */
    public static void requireHeap(String name, double beforeMb, double afterMb) {
        if (afterMb > beforeMb * HEAP_MAY_GROW)
            throw new AssertionError(name + " keeps memory: " + beforeMb + " MB have become " + afterMb);
    }

    private static int run(Mutator messages, Reader reader, int times, long[] longest) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            var message = messages.next();
            long begun = System.nanoTime();
            if (takes(reader, message)) taken++;
            longest[0] = Math.max(longest[0], System.nanoTime() - begun);
            if (longest[0] > LONGEST_NANOS) throw new AssertionError("took too long: " + shown(message));
        }
        return taken;
    }

    private static boolean takes(Reader reader, byte[] message) {
        try {
            return reader.takes(message.clone());
        } catch (Throwable e) {
            throw new AssertionError("at " + shown(message), e);
        }
    }

    private static String shown(byte[] message) {
        var text = new String(message, java.nio.charset.StandardCharsets.UTF_8);
        int length = Math.min(SHOWN, message.length);
        return message.length + " bytes: " + text.substring(0, Math.min(SHOWN, text.length())) + " = "
                + HexFormat.of().formatHex(message, 0, length);
    }

    /** What is still in use once the garbage is gone. */
    public static double liveMb() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least / 1e6;
    }
}
