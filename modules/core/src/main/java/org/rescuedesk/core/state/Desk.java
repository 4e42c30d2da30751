package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.travel.Calibration;

/**
 * All that the desk knows and decides from: the rules, open rescues (ended ones for another hour), crews, and elevators with recent
 * signals or out of service. Immutable; each fact makes the next one.
 */
public record Desk(
        Rules rules,
        Register register,
        PolicyBook policies,
        Sorted<RescueId, Rescue> rescues,
        Sorted<CrewId, CrewState> crews,
        Sorted<ElevatorId, ElevatorState> elevators,
        Sorted<String, Instant> findings) {
    private static final Duration ENDED_KEPT = Duration.ofHours(1);

    public static Desk empty(Rules rules, Register register) {
        return new Desk(
                rules, register, PolicyBook.NATIONAL, Sorted.empty(), Sorted.empty(), Sorted.empty(), Sorted.empty());
    }

    public Rescue rescue(RescueId id) {
        return rescues.get(id);
    }

    public CrewState crew(CrewId id) {
        return crews.find(id).orElseGet(() -> CrewState.unknown(id));
    }

    public ElevatorState elevator(ElevatorId id) {
        return elevators.find(id).orElse(ElevatorState.NONE);
    }

    /** The elevator's rescue in which people may still be inside; a new cry joins it. */
    public Optional<Rescue> findPending(ElevatorId elevator) {
        return elevator(elevator)
                .findLast()
                .flatMap(rescues::find)
                .filter(rescue -> rescue.stage().compareTo(Stage.RELEASED) < 0);
    }

    /** Whether nobody's clock runs: there is no rescue in which people may still be inside. */
    public boolean nobodyWaits() {
        return rescues.values().noneMatch(rescue -> rescue.stage().compareTo(Stage.RELEASED) < 0);
    }

    /** The rules by which this rescue goes: those in force when it opened. */
    public Policy policyOf(Rescue rescue) {
        return policies.find(rescue.opening().policy()).orElse(Policy.NATIONAL);
    }

    /** When its limit ends if a crew is ordered now: the first order to one starts it where the rules count from there. */
    public Instant limitAt(Rescue rescue, Instant orderedAt) {
        return startsClock(rescue, orderedAt)
                ? orderedAt.plus(rescue.opening().limit())
                : rescue.opening().limitAt();
    }

    /** Whoever waits for an order beyond the limit from the first word on is late all the same. */
    public boolean startsClock(Rescue rescue, Instant orderedAt) {
        return policyOf(rescue).arrivals().clockStart() == ClockStart.ORDERED
                && rescue.assignments().stream().allMatch(each -> each.crew().equals(Rescue.FIRE_BRIGADE))
                && orderedAt.isAfter(rescue.opening().clockStart())
                && !orderedAt.isAfter(rescue.opening().limitAt());
    }

    /** The rules in force at this elevator; the topic's area stands in where the register has none. */
    public Policy policyAt(ElevatorId id, AreaId topicArea, Instant at) {
        return policies.inForce(register.findElevator(id).map(Elevator::area).orElse(topicArea), at);
    }

    /** What a rescue of this elevator copies when it opens now; the topic's area stands in where the register has none. */
    public Opening opening(ElevatorId id, AreaId topicArea, Instant clockStart) {
        var elevator = register.findElevator(id);
        var area = register.findArea(elevator.map(Elevator::area).orElse(topicArea));
        var zone = area.map(Area::zone).orElse(rules.zone());
        var policy = policyAt(id, topicArea, clockStart);
        var limit = Optional.ofNullable(policy.arrivals().limit())
                .or(() -> area.map(Area::limit))
                .orElse(rules.limit());
        return elevator.map(known -> Opening.of(known, zone, limit, clockStart, policy.id()))
                .orElseGet(() -> Opening.ofUnknown(id, topicArea, zone, limit, clockStart, policy.id()));
    }

    public RescueId nextRescueId(ElevatorId elevator, Instant at) {
        int nth = 1;
        while (rescues.has(RescueId.opening(elevator, at, nth))) nth++;
        return RescueId.opening(elevator, at, nth);
    }

    public Desk with(Rescue rescue) {
        return new Desk(rules, register, policies, rescues.with(rescue.id(), rescue), crews, elevators, findings);
    }

    public Desk with(CrewState crew) {
        return new Desk(rules, register, policies, rescues, crews.with(crew.crew(), crew), elevators, findings);
    }

    public Desk with(ElevatorId id, ElevatorState elevator) {
        return new Desk(rules, register, policies, rescues, crews, elevators.with(id, elevator), findings);
    }

    public Desk withFinding(String key, Instant at) {
        return new Desk(rules, register, policies, rescues, crews, elevators, findings.with(key, at));
    }

    public Desk with(PolicyBook book) {
        return new Desk(rules, register, book, rescues, crews, elevators, findings);
    }

    /** With travel times reckoned by another calibration. */
    public Desk with(Calibration calibration) {
        return new Desk(rules.with(calibration), register, policies, rescues, crews, elevators, findings);
    }

    /** With another register: rescues that are open keep what they copied. */
    public Desk with(Register other) {
        return new Desk(rules, other, policies, rescues, crews, elevators, findings);
    }

    /** Without the rescues that ended more than an hour before. */
    public Desk tidied(Instant at) {
        var kept = rescues;
        for (var entry : rescues) {
            if (endedBefore(entry.getValue(), at.minus(ENDED_KEPT))) kept = kept.without(entry.getKey());
        }
        return new Desk(rules, register, policies, kept, crews, elevators, findings);
    }

    private static boolean endedBefore(Rescue rescue, Instant before) {
        return rescue.stage().isEnded()
                && rescue.times()
                        .find(TimePoint.CLOSED)
                        .map(at -> at.isBefore(before))
                        .orElse(false)
                && !isRecalledAfter(rescue, before)
                && !isYetToBeCalledBack(rescue);
    }

    /** It is kept until the call-back is said to be due: then it stands in the memory. */
    private static boolean isYetToBeCalledBack(Rescue rescue) {
        return rescue.awaitsCallBack() && !rescue.has(Mark.CALL_BACK_DUE);
    }

    private static boolean isRecalledAfter(Rescue rescue, Instant before) {
        var recalled = rescue.kin().recalledAt();
        return recalled != null && !recalled.isBefore(before);
    }
}
