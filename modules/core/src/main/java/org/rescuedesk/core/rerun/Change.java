package org.rescuedesk.core.rerun;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Opening;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;

/** Something that is taken to have been otherwise when one decision was made. */
public sealed interface Change {
    /** The desk as it would have been before the decision on this rescue. */
    Desk in(Desk before, Rescue rescue, Instant at);

    /** The crew that it is about, if it is about one. */
    default @Nullable CrewId about() {
        return null;
    }

    /** The crew was free, on duty since just then, wherever it was. One that is bound to this very rescue stays so. */
    record CrewFree(CrewId crew) implements Change {
        @Override
        public Desk in(Desk before, Rescue rescue, Instant at) {
            var state = before.crew(crew);
            boolean isHere = rescue.id().equals(state.task());
            return isHere ? before : before.with(state.onDuty(at, null));
        }

        @Override
        public CrewId about() {
            return crew;
        }
    }

    record CrewOffDuty(CrewId crew) implements Change {
        @Override
        public Desk in(Desk before, Rescue rescue, Instant at) {
            var state = before.crew(crew);
            boolean isHere = rescue.id().equals(state.task());
            return isHere ? before : before.with(state.offDuty());
        }

        @Override
        public CrewId about() {
            return crew;
        }
    }

    /** The crew was seen just then at this place; what an engine of roads told of its way counts no more. */
    record CrewAt(CrewId crew, Point place) implements Change {
        @Override
        public Desk in(Desk before, Rescue rescue, Instant at) {
            var told = rescue.told();
            var forgotten = told == null ? rescue : rescue.told(told.without(crew));
            return before.with(before.crew(crew).at(new Fix(place, 0, null, null, at)))
                    .with(forgotten);
        }

        @Override
        public CrewId about() {
            return crew;
        }
    }

    /** These rules were in force from the beginning, in place of all others of the same areas. */
    record OtherRules(List<Policy> rules) implements Change {
        @Override
        public Desk in(Desk before, Rescue rescue, Instant at) {
            var book = book(before.policies());
            var opening = rescue.opening();
            var policy = book.inForce(opening.area(), opening.clockStart());
            if (policy.id().equals(opening.policy())
                    && before.policies()
                            .find(policy.id())
                            .filter(policy::equals)
                            .isPresent()) return before;
            var limit = Optional.ofNullable(policy.arrivals().limit())
                    .or(() -> before.register().findArea(opening.area()).map(Area::limit))
                    .orElse(before.rules().limit());
            var other = counted(opening.by(policy.id(), limit).countedFrom(rescue.receivedAt()), policy, rescue);
            return before.with(book).with(rescue.with(other));
        }

        /** Where these rules count the limit from the first order, and that was given already. */
        private static Opening counted(Opening opening, Policy policy, Rescue rescue) {
            boolean counts = policy.arrivals().clockStart() == ClockStart.ORDERED;
            if (!counts || rescue.assignments().isEmpty()) return opening;
            var first = rescue.assignments().get(0);
            boolean starts = !first.crew().equals(Rescue.FIRE_BRIGADE)
                    && !first.offeredAt().isAfter(opening.limitAt());
            return starts ? opening.countedFrom(first.offeredAt()) : opening;
        }

        private PolicyBook book(PolicyBook known) {
            var kept = Sorted.<PolicyId, Policy>empty();
            for (var each : known.policies())
                if (!isReplaced(each.getKey())) kept = kept.with(each.getKey(), each.getValue());
            var book = new PolicyBook(kept);
            for (var each : rules) book = book.with(each.inForceFrom(Instant.EPOCH));
            return book;
        }

        private boolean isReplaced(PolicyId id) {
            return rules.stream().anyMatch(each -> each.id().area().equals(id.area()));
        }
    }

    /** So many more crews of the firm under contract, whichever that is, stood free at a station of their own. */
    record MoreCrews(Point place, int number) implements Change {
        @Override
        public Desk in(Desk before, Rescue rescue, Instant at) {
            var firm = rescue.opening().firm();
            if (firm == null || before.register().findFirm(firm).isEmpty()) return before;
            var station = new Station(StationId.of(name(0)), name(0), place);
            var crews = crews(firm, station);
            var desk = before.with(before.register().with(station, crews));
            for (var crew : crews)
                desk = desk.with(CrewState.unknown(crew.id()).onDuty(at, null).at(new Fix(place, 0, null, null, at)));
            return desk;
        }

        private List<Crew> crews(FirmId firm, Station station) {
            return IntStream.rangeClosed(1, number)
                    .mapToObj(n -> new Crew(CrewId.of(name(n)), name(n), firm, station.id(), Skills.ALL))
                    .toList();
        }

        /** Several such stations have different crews. */
        private String name(int n) {
            return "what-if." + place.latE7() + "." + place.lonE7() + "." + n;
        }
    }
}
