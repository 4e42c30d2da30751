package org.rescuedesk.core.travel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rescuedesk.core.AssignmentEvent.CrewDeparted;
import org.rescuedesk.core.AssignmentEvent.CrewJoined;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.plan.Candidate;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Opening;

/**
 * The trips that a journal tells of, read fact by fact in order: from the order to the departure to the official arrival that follows
 * from all its evidence. What can't be told for sure is left out, and counted by the reason.
 */
public final class Trips {
    /** Why a departure is no trip to learn from. */
    public enum LeftOut {
        /** Nobody arrived, or nobody said which crew it was. */
        NO_ARRIVAL,
        /** Sources contradict each other. */
        NOT_KNOWN,
        /** More than one crew was there: whose arrival the official one is, nobody said. */
        SEVERAL_CREWS,
        /** The decision did not know where the crew was, and reckoned from its station. */
        POSITION_STALE,
        /** It arrived before it departed: somebody pressed late, or a phone without a line told both at once. */
        PRESSED_LATE,
        /** Longer than any drive to a rescue: the crew had something else to do. */
        TOO_LONG
    }

    private static final Duration LONGEST = Duration.ofHours(3);

    private final Map<RescueId, Way> ways = new TreeMap<>();
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);

    /** What is known so far of the ways to one rescue. */
    private static final class Way {
        private final Opening opening;
        private final Map<CrewId, Offer> offers = new HashMap<>();
        private final Map<CrewId, Instant> departed = new TreeMap<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private final Set<CrewId> there = new HashSet<>();
        private final Map<CrewId, Evidence> joined = new HashMap<>();

        Way(Opening opening) {
            this.opening = opening;
        }
    }

    private record Offer(Instant at, Candidate candidate) {}

    public void note(Event event) {
        if (event instanceof OpeningEvent opened) ways.put(opened.rescue(), new Way(opened.opening()));
        else if (event instanceof CrewOffered offered) offered(offered);
        else if (event instanceof CrewDeparted gone) way(gone.rescue()).departed.put(gone.crew(), gone.at());
        else if (event instanceof ArrivalNoted noted) arrived(noted);
        else if (event instanceof CrewJoined too) way(too.rescue()).joined.put(too.crew(), too.evidence());
    }

    private void offered(CrewOffered offered) {
        var offer = new Offer(offered.at(), offered.decision().chosen());
        way(offered.rescue()).offers.put(offered.crew(), offer);
    }

    private void arrived(ArrivalNoted noted) {
        var way = way(noted.rescue());
        way.evidence.add(noted.evidence());
        if (noted.crew() != null) way.there.add(noted.crew());
    }

    private Way way(RescueId rescue) {
        var way = ways.get(rescue);
        if (way == null) throw new IllegalArgumentException("The journal has no opening of rescue " + rescue + ".");
        return way;
    }

    /** Why departures were left out of {@link #list}, and how many; to be asked after it. */
    public Map<LeftOut, Integer> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }

    /** In the order of arrivals. */
    List<Trip> list() {
        leftOut.clear();
        var trips = new ArrayList<Trip>();
        for (var way : ways.values()) {
            for (var departure : way.departed.entrySet()) trip(way, departure.getKey(), departure.getValue(), trips);
        }
        trips.sort((one, other) -> one.arrivedAt().compareTo(other.arrivedAt()));
        return trips;
    }

    private void trip(Way way, CrewId crew, Instant departedAt, List<Trip> trips) {
        var own = way.joined.get(crew);
        var arrival = Arrival.from(own == null ? way.evidence : List.of(own));
        var offer = way.offers.get(crew);
        boolean isThere = own != null || way.there.contains(crew);
        if (offer == null || arrival.isEmpty() || !isThere) leaveOut(LeftOut.NO_ARRIVAL);
        else if (arrival.get().grade() == Arrival.Grade.X) leaveOut(LeftOut.NOT_KNOWN);
        else if (own == null && way.there.size() > 1) leaveOut(LeftOut.SEVERAL_CREWS);
        else if (offer.candidate().stale()) leaveOut(LeftOut.POSITION_STALE);
        else keep(way.opening, offer, departedAt, arrival.get(), trips);
    }

    private void keep(Opening opening, Offer offer, Instant departedAt, Arrival arrival, List<Trip> trips) {
        var drive = Duration.between(departedAt, arrival.at());
        var settingOut = Duration.between(offer.at(), departedAt);
        if (drive.isNegative() || drive.isZero()) leaveOut(LeftOut.PRESSED_LATE);
        else if (drive.plus(settingOut).compareTo(LONGEST) > 0) leaveOut(LeftOut.TOO_LONG);
        else
            trips.add(new Trip(
                    opening.area(),
                    offer.at().atZone(opening.zone()).getHour(),
                    offer.candidate().distanceM(),
                    settingOut,
                    drive,
                    arrival.at(),
                    arrival.grade().isProof()));
    }

    private void leaveOut(LeftOut why) {
        leftOut.merge(why, 1, Integer::sum);
    }
}
