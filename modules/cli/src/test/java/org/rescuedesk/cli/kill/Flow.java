package org.rescuedesk.cli.kill;

import java.util.Random;

/**
 * How a burst goes out and when the desk dies in it: {@code atOnce} cries wait for their receipts at any time, and the kill comes
 * {@code delayUs} microseconds after the {@code nth} (from 0) went out.
 */
record Flow(int atOnce, int nth, long delayUs) {
    private static final int LONGEST_US = 50_000;
    /** 1 to 32 at once: with few, the desk commits and acknowledges all the time; with many, it has much to lose. */
    private static final int DOUBLINGS = 6;

    /** Of a cry that goes out while earlier ones are being answered: the desk is in the middle of it. */
    static Flow next(Random random) {
        int atOnce = 1 << random.nextInt(DOUBLINGS);
        return new Flow(atOnce, atOnce + random.nextInt(Scene.BURST - atOnce), random.nextInt(LONGEST_US + 1));
    }
}
