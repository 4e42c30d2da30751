package org.rescuedesk.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.plan.Decision.Roads;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.GreatCircle;

/**
 * Looks for the crew to send to one rescue (DESIGN 3.3): level 1 the crews of the firm under contract, above it those of any; inside a
 * level the least travel time. Who declined isn't asked again; who didn't answer only when nobody else is left, the longest ago first.
 * Rests on nothing but the desk, so that it can be re-run: where crews are becomes a fact first, see {@link #near}.
 */
final class Choice {
    /** So many of those who may be sent are looked at closely: by road the nearest as the crow flies may not be the first to be there. */
    private static final int LOOKED_AT = 12;

    private static final int KEPT = 10;
    private static final Instant NEVER = Instant.MIN;
    private static final List<Why> REASONS = List.of(Why.values());

    private final Desk desk;
    private final Rescue rescue;
    private final Instant at;
    private final Policy policy;
    private final GreatCircle times;
    private final AreaId area;
    private final ZonedDateTime leaving;
    private final Duration settingOut;
    private final Instant freshFrom;
    private final Roster roster;
    /** What {@link #near} saw last without any positions, at this level. */
    private @Nullable Look seen;

    private int seenLevel;

    /** {@code roster} is of this very desk. */
    Choice(Desk desk, Rescue rescue, Instant at, Roster roster) {
        this.roster = roster;
        this.desk = desk;
        this.rescue = rescue;
        this.at = at;
        policy = desk.policyOf(rescue);
        times = desk.rules().travelTimes();
        area = rescue.opening().area();
        leaving = at.atZone(rescue.opening().zone());
        freshFrom = at.minus(policy.eligibility().positionFresh());
        settingOut = times.calibration().traffic(area).settingOut();
    }

    /** The decision at this level, or none when it has nobody who could be sent. */
    Optional<Decision> find(int level) {
        return decide(level, NEVER).or(() -> level == 1 ? Optional.empty() : again(level));
    }

    /** Nobody else is left: who didn't answer is asked again, of those who may be asked at all the one asked longest ago first. */
    private Optional<Decision> again(int level) {
        return rescue.assignments().stream()
                .filter(asked -> asked.state().mayStillCome() && isFree(asked.crew()) && isLast(asked))
                .map(Assignment::offeredAt)
                .sorted()
                .flatMap(earliest -> decide(level, earliest).stream())
                .findFirst();
    }

    private boolean isLast(Assignment asked) {
        return rescue.findAssignment(asked.crew()).filter(asked::equals).isPresent();
    }

    private boolean isFree(CrewId crew) {
        return desk.crew(crew).readiness() == CrewState.Readiness.FREE
                && desk.register().findCrew(crew).isPresent();
    }

    private Optional<Decision> decide(int level, Instant again) {
        var place = rescue.opening().point();
        if (place == null) return Optional.empty();
        var look = look(level, again, place);
        var chosen = look.chosen();
        return chosen.map(each -> decision(each, look));
    }

    /** What a person decides: this crew, whatever the rules say of it. */
    Decision sending(Crew crew) {
        var place = rescue.opening().point();
        if (place == null) return withoutPlace(crew);
        return decision(sighted(crew, desk.crew(crew.id()).seen(), null).candidate(place), look(2, NEVER, place));
    }

    /** Nobody knows how far it is: the limit stands in for the travel time. */
    private Decision withoutPlace(Crew crew) {
        var chosen = new Candidate(crew.id(), rescue.opening().limit(), 0, true, false, null);
        return new Decision(
                Decision.METHOD, level(crew.id()), policy.id(), Roads.NOBODY_KNOWS, List.of(chosen), Sorted.empty());
    }

    private Decision decision(Candidate chosen, Look look) {
        var next = look.next(chosen.crew());
        return new Decision(
                Decision.METHOD,
                level(chosen.crew()),
                policy.id(),
                Roads.of(times.source(), rescue.told()),
                Stream.concat(Stream.of(chosen), next.stream()).toList(),
                look.excluded(chosen.crew(), next));
    }

    private int level(CrewId crew) {
        return desk.register().crew(crew).firm().equals(rescue.opening().firm()) ? 1 : 2;
    }

    /**
     * Who might be chosen, were the crews where these positions have them; where there is none, where the desk last saw them. Also who
     * hasn't answered, for it may be asked again.
     */
    List<CrewId> near(int level, Sorted<CrewId, Fix> positions) {
        var place = rescue.opening().point();
        if (place == null) return List.of();
        var look = look(new Eligible(desk, rescue, level, Instant.MAX, at), place, positions);
        if (positions.size() == 0) {
            seen = look;
            seenLevel = level;
        }
        return look.near();
    }

    /** Where nobody has failed to answer, whoever is near is whoever can be asked: one look is enough for both. */
    private Look look(int level, Instant again, Point place) {
        var known = seenLevel == level && again.equals(NEVER) ? seen : null;
        if (known != null
                && rescue.assignments().stream().noneMatch(each -> each.state().mayStillCome())) return known;
        return look(new Eligible(desk, rescue, level, again, at), place, Sorted.empty());
    }

    /** Roster and positions have their crews in the same order, so one walk over both finds each crew's. */
    private Look look(Eligible eligible, Point place, Sorted<CrewId, Fix> positions) {
        var look = new Look(eligible, place);
        var fixes = positions.size() == 0 ? null : new Alongside<>(positions);
        for (int i = 0; i < roster.size(); i++) {
            var crew = roster.crew(i);
            var state = roster.state(i);
            var fix = fixes == null ? null : fixes.find(crew.id());
            look.at(crew, fix == null ? state.seen() : fix, eligible.why(crew, state));
        }
        return look;
    }

    private boolean isStale(@Nullable Fix seen) {
        return seen == null || seen.receivedAt().isBefore(freshFrom);
    }

    private Point from(Crew crew, @Nullable Fix seen) {
        return seen == null || isStale(seen)
                ? desk.register().station(crew.station()).point()
                : seen.point();
    }

    private Sighted sighted(Crew crew, @Nullable Fix seen, @Nullable Why why) {
        return new Sighted(crew, from(crew, seen), isStale(seen), why);
    }

    /** What an engine of roads has told of its way here, not long ago. */
    private Optional<Duration> told(CrewId crew) {
        return rescue.told() == null ? Optional.empty() : rescue.told().findDrive(crew, at);
    }

    /** A crew at the place where it is taken to be, and why it may not be sent. */
    private final class Sighted {
        private final Crew crew;
        private final Point from;
        private final boolean stale;
        private final @Nullable Why why;

        Sighted(Crew crew, Point from, boolean stale, @Nullable Why why) {
            this.crew = crew;
            this.from = from;
            this.stale = stale;
            this.why = why;
        }

        Candidate candidate(Point place) {
            var drive = stale ? Optional.<Duration>empty() : told(crew.id());
            var eta = drive.map(settingOut::plus).orElseGet(() -> times.between(from, place, area, leaving));
            int distanceM = (int) Math.round(from.distanceTo(place));
            return new Candidate(crew.id(), eta, distanceM, stale, drive.isPresent(), why);
        }
    }

    /** All crews, seen from one place: the nearest of those who may be sent and of those who may not, and how many there are of each. */
    private final class Look {
        private final Eligible eligible;
        private final Point place;
        private final double narrowing;
        private final Nearest<Sighted> able = new Nearest<>(LOOKED_AT);
        private final Nearest<Sighted> unable = new Nearest<>(KEPT);
        private final Map<Why, int[]> counts = new EnumMap<>(Why.class);

        Look(Eligible eligible, Point place) {
            this.eligible = eligible;
            this.place = place;
            for (var each : REASONS) counts.put(each, new int[1]);
            narrowing = StrictMath.cos(Math.toRadians(place.lat()));
        }

        /** Whoever may be sent and is not chosen is farther. */
        void at(Crew crew, @Nullable Fix fix, @Nullable Why why) {
            Objects.requireNonNull(counts.get(why == null ? Why.FARTHER : why))[0]++;
            double distance = squared(from(crew, fix));
            var nearest = why == null ? able : unable;
            if (nearest.wants(distance)) nearest.offer(sighted(crew, fix, why), distance);
        }

        private double squared(Point from) {
            double north = from.lat() - place.lat();
            double east = (from.lon() - place.lon()) * narrowing;
            return north * north + east * east;
        }

        List<CrewId> near() {
            return able.list().stream().map(each -> each.crew.id()).toList();
        }

        Optional<Candidate> chosen() {
            return able.list().stream().map(each -> each.candidate(place)).min(Comparator.naturalOrder());
        }

        List<Candidate> next(CrewId chosen) {
            var all = new ArrayList<Candidate>();
            for (var each : able.list()) all.add(each.candidate(place).passedOver(Why.FARTHER));
            for (var each : unable.list()) all.add(each.candidate(place));
            return all.stream()
                    .filter(each -> !each.crew().equals(chosen))
                    .sorted()
                    .limit(KEPT)
                    .toList();
        }

        /** All but the chosen one and those that are told one by one. */
        Sorted<Why, Integer> excluded(CrewId chosen, List<Candidate> told) {
            var rest = new EnumMap<Why, Integer>(Why.class);
            counts.forEach((why, number) -> rest.put(why, number[0]));
            var ofChosen = whyOf(chosen);
            rest.merge(ofChosen == null ? Why.FARTHER : ofChosen, -1, Integer::sum);
            for (var each : told) if (each.why() != null) rest.merge(each.why(), -1, Integer::sum);
            var sorted = Sorted.<Why, Integer>empty();
            for (var each : rest.entrySet())
                if (each.getValue() > 0) sorted = sorted.with(each.getKey(), each.getValue());
            return sorted;
        }

        private @Nullable Why whyOf(CrewId crew) {
            return eligible.why(desk.register().crew(crew), desk.crew(crew));
        }
    }
}
