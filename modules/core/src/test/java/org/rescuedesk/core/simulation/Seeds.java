package org.rescuedesk.core.simulation;

/** Lives through one seed after the other until one finds something: what looks for planted bugs needs no more. */
public final class Seeds {
    private static final int STEPS = 250;
    private static final int SHOWN = 160;

    private Seeds() {}

    /** The first seed, and how many; ends with 1 and one line when a seed finds something. */
    public static void main(String[] args) {
        int first = Integer.parseInt(args[0]);
        int count = Integer.parseInt(args[1]);
        for (int seed = first; seed < first + count; seed++) {
            try {
                new RandomDay(seed).live(STEPS);
            } catch (AssertionError | RuntimeException found) {
                var sentence = String.valueOf(found.getMessage());
                System.out.println(seed + "\t" + sentence.substring(0, Math.min(SHOWN, sentence.length())));
                System.exit(1);
            }
        }
        System.out.println("none of " + count);
    }
}
