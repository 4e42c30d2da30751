package org.rescuedesk.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EscalationEvent.LevelOpened.Why;
import org.rescuedesk.core.EscalationEvent.LimitClockStarted;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.EscalationEvent.ShortfallNoted;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;

/**
 * Sends crews: to every rescue that waits and has nobody, the longest waiting first, as long as somebody can be sent, level by level
 * (DESIGN 3.3). While nobody is free, a look at a rescue that waits costs next to nothing: in a blackout hundreds wait at every command.
 */
public final class Dispatch {
    /** Another crew is worth its way only if it is there by so much sooner. */
    private static final Duration WORTH_IT = Duration.ofMinutes(1);

    private final Facts facts;
    private final Instant at;
    private final By by;
    private @Nullable Roster roster;

    private Dispatch(Facts facts, Instant at, By by) {
        this.facts = facts;
        this.at = at;
        this.by = by;
    }

    public static void serveWaiting(Facts facts, Instant at) {
        var waiting = waiting(facts);
        if (waiting.isEmpty()) return;
        freeWhoStandsThere(facts, waiting, at);
        var dispatch = new Dispatch(facts, at, By.DESK);
        var crews = dispatch.crews();
        for (var rescue : waiting) if (dispatch.serve(rescue, crews)) crews = dispatch.crews();
    }

    /** Whoever has freed people from an elevator and is still bound there is free for those whom it shuts in next. */
    private static void freeWhoStandsThere(Facts facts, List<Rescue> waiting, Instant at) {
        var elevators = new HashSet<ElevatorId>();
        for (var rescue : waiting) elevators.add(rescue.opening().elevator());
        for (var entry : facts.desk().rescues()) {
            var rescue = entry.getValue();
            if (!rescue.awaitsCause() || !elevators.contains(rescue.opening().elevator())) continue;
            for (var each : rescue.assignments())
                if (isFreeAtOnce(facts, each, at)) facts.note(new CrewDone(at, By.DESK, rescue.id(), each.crew()));
        }
    }

    private static boolean isFreeAtOnce(Facts facts, Assignment there, Instant at) {
        return there.state().isActive()
                && !there.crew().equals(Rescue.FIRE_BRIGADE)
                && !facts.desk().crew(there.crew()).shift().isOver(at);
    }

    /** One rescue that waits, as if no other did. */
    static void serve(Facts facts, RescueId id, Instant at) {
        var dispatch = new Dispatch(facts, at, By.DESK);
        dispatch.serve(facts.desk().rescue(id), dispatch.crews());
    }

    private Crews crews() {
        return Crews.of(roster());
    }

    /** Put together once for all that this command looks at; only what is noted here changes a crew meanwhile. */
    private Roster roster() {
        if (roster == null) roster = Roster.of(facts.desk());
        return roster;
    }

    /** Where these crews are becomes a fact; says whether any was elsewhere. */
    private boolean look(List<CrewId> crews) {
        boolean anything = facts.look(crews, at);
        if (anything) roster().changed(crews, facts.desk());
        return anything;
    }

    /** Says whether there was somebody who could be sent. */
    private boolean serve(Rescue rescue, Crews crews) {
        boolean hasOne = crews.haveOneFor(facts.desk(), rescue, at);
        if (hasOne) serve(rescue.id());
        else noteShortfall(rescue, crews);
        return hasOne;
    }

    private static List<Rescue> waiting(Facts facts) {
        var waiting = new ArrayList<Rescue>();
        for (var entry : facts.desk().rescues()) if (entry.getValue().isUnserved()) waiting.add(entry.getValue());
        waiting.sort(Comparator.comparing(rescue -> rescue.opening().clockStart()));
        return waiting;
    }

    /** Level 1 if it has somebody who will be there in time; else level 2 opens at once, and whoever is there first is asked. */
    private void serve(RescueId id) {
        if (rescue(id).level() == 1) {
            var contracted = choose(id, 1);
            if (contracted.filter(each -> isInTime(id, each)).isPresent()) {
                offer(id, contracted.get());
                return;
            }
            open(id, 2, contracted.isEmpty() ? Why.EMPTY : Why.PREDICTED_LATE);
        }
        choose(id, 2).ifPresent(nearest -> offer(id, nearest));
    }

    private boolean isInTime(RescueId id, Decision decision) {
        var rescue = rescue(id);
        return !facts.desk().policyOf(rescue).escalation().level2WhenLate()
                || !at.plus(decision.chosen().eta()).isAfter(facts.desk().limitAt(rescue, at));
    }

    /** Where crews are becomes a fact only as far as it can matter: first of those who are near now, then of those the desk believes to be. */
    private Optional<Decision> choose(RescueId id, int level) {
        look(choice(id).near(level, facts.positions()));
        var choice = choice(id);
        while (look(choice.near(level, Sorted.empty()))) choice = choice(id);
        return choice.find(level);
    }

    private Choice choice(RescueId id) {
        return new Choice(facts.desk(), rescue(id), at, roster());
    }

    private Rescue rescue(RescueId id) {
        return facts.desk().rescue(id);
    }

    private void noteShortfall(Rescue rescue, Crews crews) {
        var found = crews.shortfall(rescue);
        var known = rescue.shortfall();
        if (known == null || !known.isLike(found)) facts.note(new ShortfallNoted(at, By.DESK, rescue.id(), found));
        if (rescue.level() == 3) wantFireBrigade(rescue, known == null);
        for (int level = rescue.level() + 1; level <= 3; level++) open(rescue.id(), level, Why.EMPTY);
    }

    /** Who has seen that it was wanted has not seen that now ({@code isNew}) nobody can come. */
    private void wantFireBrigade(Rescue rescue, boolean isNew) {
        boolean isSaid = rescue.has(Mark.FIRE_BRIGADE_WANTED);
        boolean isSeen = rescue.acknowledged().has(Mark.FIRE_BRIGADE_WANTED);
        if (!rescue.isFireBrigadeCalled() && (!isSaid || (isSeen && isNew)))
            facts.note(new MarkReached(at, By.DESK, rescue.id(), Mark.FIRE_BRIGADE_WANTED));
    }

    private void open(RescueId id, int level, Why why) {
        facts.note(new LevelOpened(at, By.DESK, id, level, why, Words.NONE));
    }

    /**
     * The crew on its way is predicted to be late, which opens level 2: another one is asked beside it, if there is one that would be there
     * sooner. Whoever says yes and will be there first stays. Those who have nobody go before.
     */
    public static void askBeside(Facts facts, RescueId id, Instant at) {
        var rescue = facts.desk().rescue(id);
        if (rescue.level() == 1 || rescue.findLateComer(at).isEmpty()) return;
        serveWaiting(facts, at);
        askBesideLateComer(facts, id, at);
    }

    static void askBesideLateComer(Facts facts, RescueId id, Instant at) {
        var dispatch = new Dispatch(facts, at, By.DESK);
        var coming = facts.desk().rescue(id).findLateComer(at);
        if (coming.isEmpty()
                || !dispatch.crews().haveOneFor(facts.desk(), facts.desk().rescue(id), at)) return;
        var soonEnough = coming.get().expectedAt(at).minus(WORTH_IT);
        dispatch.choose(id, 2)
                .filter(nearest -> at.plus(nearest.chosen().eta()).isBefore(soonEnough))
                .ifPresent(nearest -> dispatch.offer(id, nearest));
    }

    /** A person sends this crew, whatever the rules say, with a reason; {@code extra} says beside whoever is sent already. */
    public static void send(Facts facts, RescueId id, Crew crew, boolean extra, Instant at, By by, Words reason) {
        facts.look(List.of(crew.id()), at);
        var dispatch = new Dispatch(facts, at, by);
        dispatch.offer(id, dispatch.choice(id).sending(crew), extra, reason);
    }

    private void offer(RescueId id, Decision decision) {
        offer(id, decision, false, Words.NONE);
    }

    private void offer(RescueId id, Decision decision, boolean extra, Words reason) {
        startClock(id);
        var rescue = rescue(id);
        var answerWithin = facts.desk().policyOf(rescue).escalation().answerWithin(rescue.level());
        var crew = facts.desk().register().crew(decision.chosen().crew());
        facts.note(new CrewOffered(at, by, id, decision, at.plus(answerWithin), crew.firm(), extra, reason));
        roster().changed(List.of(crew.id()), facts.desk());
    }

    private void startClock(RescueId id) {
        if (facts.desk().startsClock(rescue(id), at)) facts.note(new LimitClockStarted(at, By.DESK, id));
    }
}
