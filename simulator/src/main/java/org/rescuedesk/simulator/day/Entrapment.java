package org.rescuedesk.simulator.day;

import java.time.Duration;
import org.rescuedesk.simulator.province.Dice;

/**
 * People shut in, as it truly is: how many they are and how long a crew will have to work. With a smooth one nothing goes
 * wrong on the crew's side.
 */
record Entrapment(int people, Duration work, boolean smooth) {

    /** One to six people, 2.2 on average; published figures lie between 1.3 and 2.6. */
    private static final double[] PEOPLE = {36, 31, 17, 10, 4, 2};

    private static final int SHORTEST_WORK_S = 120;
    private static final int LONGEST_WORK_S = 540;

    static Entrapment draw(Dice dice) {
        return withWork(SHORTEST_WORK_S, LONGEST_WORK_S, false, dice);
    }

    static Entrapment smooth(int leastWorkS, int mostWorkS, Dice dice) {
        return withWork(leastWorkS, mostWorkS, true, dice);
    }

    private static Entrapment withWork(int leastS, int mostS, boolean smooth, Dice dice) {
        int people = 1 + dice.weighted(PEOPLE);
        return new Entrapment(people, Duration.ofSeconds(dice.between(leastS, mostS)), smooth);
    }
}
