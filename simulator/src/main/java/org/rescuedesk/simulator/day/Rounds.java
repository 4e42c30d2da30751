package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.util.List;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Ground;

/** What a crew does when nobody is shut in: stays with one of its elevators for a while, and drives on to another. */
final class Rounds {

    private static final int SHORTEST_STAY_S = 600;
    private static final int LONGEST_STAY_S = 2_400;

    private final SimCrew crew;
    private final List<Elevator> beat;
    private final Agenda agenda;
    private final Dice dice;
    private int begun;

    Rounds(SimCrew crew, List<Elevator> beat, Agenda agenda, Dice dice) {
        this.crew = crew;
        this.beat = beat;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** Begins anew, where the crew stands; the first stay may be nearly over. */
    void begin() {
        begun++;
        thenGoOn(Duration.ofSeconds(dice.between(0, LONGEST_STAY_S)));
    }

    void stop() {
        begun++;
    }

    Point drawPlace() {
        return beat.isEmpty() ? crew.position() : Ground.of(dice.pick(beat));
    }

    private void thenGoOn(Duration wait) {
        int mine = begun;
        agenda.after(wait, () -> {
            if (mine == begun) {
                goOn();
            }
        });
    }

    private void goOn() {
        Duration stay = Duration.ofSeconds(dice.between(SHORTEST_STAY_S, LONGEST_STAY_S));
        Trip trip = crew.drive(drawPlace(), dice);
        thenGoOn(trip.length().plus(stay));
    }
}
