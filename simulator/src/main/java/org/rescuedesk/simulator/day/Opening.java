package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Ground;

/**
 * What a demo is sure to show, whatever the seed: a few rescues already closed, five under way when it is ready, the next
 * entrapment soon after, and a crew's arrival soon after that. Chance has the rest.
 */
final class Opening {

    static final Duration WARM_UP = Duration.ofMinutes(30);

    /** Begun by then and quickly worked on, these are closed when the warm-up ends. */
    private static final int[] CLOSED_AT_S = {60, 120, 200};

    /** Late enough for none to be over, with the work they need, when the warm-up ends. */
    private static final int[] UNDER_WAY_AT_S = {1_300, 1_400, 1_530, 1_640, 1_740};

    private static final int LONG_WORK_S = 510;
    private static final double NEAR_M = 1_500;
    private static final double WITHIN_TOWN_M = 4_500;

    private final World world;
    private final Trouble trouble;
    private final List<SimCrew> crews;
    private final Dice dice;
    private final Set<CrewId> countedOn = new HashSet<>();

    Opening(World world, Trouble trouble, List<SimCrew> crews) {
        this.world = world;
        this.trouble = trouble;
        this.crews = crews;
        this.dice = world.dice().split("opening");
    }

    /** Half an hour in which nothing is left to chance. */
    void warmUp(Instant from) {
        for (int second : CLOSED_AT_S) {
            plan(from.plusSeconds(second), NEAR_M, 120, 180);
        }
        for (int second : UNDER_WAY_AT_S) {
            plan(from.plusSeconds(second), WITHIN_TOWN_M, LONG_WORK_S, LONG_WORK_S + 30);
        }
    }

    /** Says when the first entrapment will be; before it chance has to wait, lest it take away the crew nearby. */
    Instant firstAfter(Instant ready) {
        Instant first = ready.plusSeconds(dice.between(40, 160));
        plan(first, NEAR_M, 150, 400);
        return first;
    }

    private void plan(Instant at, double withinM, int leastWorkS, int mostWorkS) {
        world.agenda().at(at, () -> trouble.begin(drawNear(withinM), Entrapment.smooth(leastWorkS, mostWorkS, dice)));
    }

    /**
     * An elevator that a free crew of the firm under contract is near to; failing that, the one that is nearest to such.
     * Each crew is counted on once: it may not have heard yet of the rescue it was chosen for.
     */
    private Elevator drawNear(double withinM) {
        List<Choice> choices = crews.stream()
                .filter(crew -> crew.isFree() && !countedOn.contains(crew.id()))
                .flatMap(this::choices)
                .toList();
        List<Choice> near =
                choices.stream().filter(choice -> choice.distanceM() <= withinM).toList();
        Optional<Choice> choice = near.isEmpty()
                ? choices.stream().min(Comparator.comparingDouble(Choice::distanceM))
                : Optional.of(dice.pick(near));
        choice.ifPresent(chosen -> countedOn.add(chosen.crew().id()));
        return choice.map(Choice::elevator)
                .orElseGet(
                        () -> dice.pick(List.copyOf(world.province().register().listElevators())));
    }

    private record Choice(SimCrew crew, Elevator elevator, double distanceM) {}

    private Stream<Choice> choices(SimCrew crew) {
        return world.province().beat(crew.crew()).stream()
                .filter(elevator -> !trouble.isShutIn(elevator.id()))
                .map(elevator -> new Choice(crew, elevator, crew.position().distanceTo(Ground.of(elevator))));
    }
}
