package org.rescuedesk.cli.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.rescuedesk.cli.chaos.Fault.Both;
import org.rescuedesk.cli.chaos.Fault.Break;
import org.rescuedesk.cli.chaos.Fault.ClockStep;
import org.rescuedesk.cli.chaos.Fault.Freeze;
import org.rescuedesk.cli.chaos.Fault.FullDatabase;
import org.rescuedesk.cli.chaos.Fault.FullDisk;
import org.rescuedesk.cli.chaos.Fault.Kill;
import org.rescuedesk.cli.chaos.Fault.KillAll;
import org.rescuedesk.cli.chaos.Fault.Restart;
import org.rescuedesk.cli.chaos.Fault.Scatter;
import org.rescuedesk.cli.chaos.Fault.Which;
import org.rescuedesk.cli.chaos.stage.Link;

/**
 * Draws what is broken, and for how long, from a seed: like cards from a deck, so that each kind comes before any comes twice. The
 * main kinds lie on top of the first deck.
 */
final class Faults {
    /** The links by their places on a stage. */
    private static final int TO_DATABASE = 0;

    private static final int TO_BROKER = 1;
    private static final int LINKS = 5;

    /** Either way. */
    static final int LARGEST_STEP_MS = 20_000;

    private final Random random;
    private final boolean smallDisk;

    private Faults(long seed, boolean smallDisk) {
        this.random = new Random(seed);
        this.smallDisk = smallDisk;
    }

    /** Without faults of the disk where there is none to fill. */
    static List<Fault> draw(long seed, int count, boolean smallDisk) {
        var faults = new Faults(seed, smallDisk);
        var deck = new ArrayList<Fault>();
        deck.addAll(faults.dealt(faults.main()));
        while (deck.size() < count) {
            var next = new ArrayList<>(faults.more());
            if (deck.size() > faults.main().size()) next.addAll(faults.main());
            deck.addAll(faults.dealt(next));
        }
        return List.copyOf(deck.subList(0, count));
    }

    private List<Fault> dealt(List<Function<Faults, Fault>> cards) {
        var shuffled = new ArrayList<>(cards);
        Collections.shuffle(shuffled, random);
        return shuffled.stream().map(card -> card.apply(this)).toList();
    }

    private List<Function<Faults, Fault>> main() {
        var cards = new ArrayList<Function<Faults, Fault>>(List.of(
                each -> new Kill(Which.DESK, each.between(0, 1_500)),
                each -> new Kill(Which.BROKER, each.between(0, 3_000)),
                each -> new Kill(Which.DATABASE, each.between(2_500, 5_000)),
                each -> new Freeze(Which.DESK, each.between(500, 4_500)),
                each -> new Break(each.random.nextInt(LINKS), Link.State.CUT, each.between(300, 3_000)),
                each -> new Break(each.random.nextInt(LINKS), Link.State.SLOW, each.between(2_000, 4_000)),
                each -> new Scatter(each.between(2_000, 4_000))));
        if (smallDisk) cards.add(each -> new FullDisk(each.between(1_500, 4_000)));
        return cards;
    }

    private List<Function<Faults, Fault>> more() {
        var cards = new ArrayList<Function<Faults, Fault>>(List.of(
                each -> new KillAll(each.between(0, 2_000)),
                each -> new Kill(Which.DESK, 0),
                each -> new Restart(each.between(0, 1_000)),
                each -> new Freeze(Which.BROKER, each.between(1_000, 6_000)),
                each -> new Freeze(Which.DATABASE, each.between(1_000, 8_000)),
                each -> new Break(each.random.nextInt(LINKS), Link.State.STUCK, each.between(1_000, 7_000)),
                each -> new Break(TO_DATABASE, Link.State.NO_ANSWERS, each.between(300, 4_000)),
                each -> new Break(TO_BROKER, Link.State.NO_WORDS, each.between(300, 3_000)),
                // The desk dies with facts that stand in its own file only.
                each -> new Both(
                        new Kill(Which.DATABASE, each.between(6_000, 8_000)),
                        new Kill(Which.DESK, 0),
                        each.between(3_000, 5_000)),
                each -> new Both(
                        new Break(TO_DATABASE, Link.State.STUCK, each.between(5_000, 7_000)),
                        new Kill(Which.DESK, 500),
                        each.between(2_500, 4_500)),
                each -> new Both(
                        new Kill(Which.DATABASE, each.between(4_000, 6_000)),
                        new Kill(Which.BROKER, 500),
                        each.between(0, 3_000))));
        if (smallDisk) {
            cards.add(each -> new Both(
                    new FullDisk(each.between(4_000, 6_000)),
                    new Kill(Which.DATABASE, each.between(2_500, 4_000)),
                    each.between(0, 1_000)));
            cards.add(each -> new Both(
                    new FullDisk(each.between(3_000, 5_000)), new Kill(Which.DESK, 500), each.between(0, 2_000)));
        }
        return cards;
    }

    /**
     * The same with some that want a stage of their own: the database's disk full in place of every eighth, and steps of the clock in
     * place of those that end the desk, for under libfaketime it takes long to start.
     */
    static List<Fault> withCostly(long seed, List<Fault> faults, boolean steppedClock, boolean smallDisk) {
        var dice = new Faults(seed, false);
        var changed = new ArrayList<>(faults);
        for (int i = 6; smallDisk && i < changed.size(); i += 8)
            changed.set(i, new FullDatabase(dice.between(2_000, 7_000)));
        if (steppedClock) changed.replaceAll(each -> each.endsDesk() ? dice.clockStep() : each);
        return List.copyOf(changed);
    }

    private Fault clockStep() {
        long step = between(500, LARGEST_STEP_MS) * (random.nextBoolean() ? 1 : -1);
        return new ClockStep(step, between(1_000, 5_000));
    }

    private long between(int least, int most) {
        return (long) least + random.nextInt(most - least + 1);
    }
}
