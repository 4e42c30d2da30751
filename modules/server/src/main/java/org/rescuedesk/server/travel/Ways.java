package org.rescuedesk.server.travel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.RoadEngine.Answer;
import org.rescuedesk.core.travel.ToldTimes;

/** The ways that an engine is asked about for one rescue: from crews that may be sent to it, with where each was, to the elevator. */
record Ways(List<CrewId> crews, List<Point> from, Point to) {
    /** Of the firm under contract, and again of all: one request has at most twice as many places. */
    private static final int NEAREST = 12;

    private record Way(CrewId crew, boolean contracted, Point from, double distance) {}

    /** From the free crews that are nearest as the crow flies; none where nobody is free or the elevator's place is not known. */
    static Optional<Ways> to(Rescue rescue, Desk desk, Function<CrewId, Optional<Fix>> positions, Instant at) {
        var place = rescue.opening().point();
        if (place == null) return Optional.empty();
        var heardSince = at.minus(desk.policyOf(rescue).eligibility().positionFresh());
        var free = desk.register().listCrews().stream()
                .filter(crew -> desk.crew(crew.id()).readiness() == CrewState.Readiness.FREE || isAsked(crew, rescue))
                .map(crew -> way(crew, rescue, place(crew, desk, positions, heardSince), place))
                .toList();
        Map<CrewId, Point> chosen = new LinkedHashMap<>();
        Stream.concat(nearest(free, Way::contracted), nearest(free, each -> true))
                .forEach(each -> chosen.putIfAbsent(each.crew(), each.from()));
        if (chosen.isEmpty()) return Optional.empty();
        return Optional.of(new Ways(List.copyOf(chosen.keySet()), List.copyOf(chosen.values()), place));
    }

    /** It is out, but for this very rescue: its travel time is the one that people wait for. */
    private static boolean isAsked(Crew crew, Rescue rescue) {
        return rescue.findActive().filter(each -> each.crew().equals(crew.id())).isPresent();
    }

    private static Way way(Crew crew, Rescue rescue, Point from, Point to) {
        return new Way(crew.id(), crew.firm().equals(rescue.opening().firm()), from, from.distanceTo(to));
    }

    private static Point place(Crew crew, Desk desk, Function<CrewId, Optional<Fix>> positions, Instant heardSince) {
        return positions
                .apply(crew.id())
                .filter(fix -> !fix.receivedAt().isBefore(heardSince))
                .map(Fix::point)
                .orElseGet(() -> desk.register().station(crew.station()).point());
    }

    private static Stream<Way> nearest(List<Way> ways, Predicate<Way> which) {
        return ways.stream()
                .filter(which)
                .sorted(Comparator.comparingDouble(Way::distance).thenComparing(Way::crew))
                .limit(NEAREST);
    }

    /** What the answer says of each crew; one that fits these ways in number. */
    ToldTimes told(String source, Instant at, Answer answer) {
        var drives = Sorted.<CrewId, Duration>empty();
        List<@Nullable Duration> told = new ArrayList<>(answer.drives());
        for (int i = 0; i < told.size(); i++) {
            var drive = told.get(i);
            if (drive != null) drives = drives.with(crews.get(i), drive);
        }
        return ToldTimes.of(source, at, drives, answer.trouble());
    }
}
