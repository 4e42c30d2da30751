package org.rescuedesk.core.ask;

import java.time.Instant;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RuleEvent.FindingNoted;
import org.rescuedesk.core.policy.Suspicions;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.ElevatorState;
import org.rescuedesk.core.state.Rescue;

/**
 * How many suspicions one elevator, and all unknown ones together, may raise, and how many cries that can't be fully trusted may
 * join a rescue. Beyond it one finding an hour says so; the message is kept and shown as all are.
 */
final class SenderLimit {
    private static final String UNKNOWN_ELEVATORS = "unknown-elevators";
    /** Follows the elevator; no id has a slash. */
    private static final String JOINED = "/joined";

    private final Facts facts;
    private final Instant at;
    private final By by;
    private final AreaId area;

    SenderLimit(Facts facts, Instant at, By by, AreaId area) {
        this.facts = facts;
        this.at = at;
        this.by = by;
        this.area = area;
    }

    /**
     * Stops a cry that can't be fully trusted, and says so if it hasn't within the hour. Where a rescue is under way it is one more word
     * about people who are looked after; it may be one of very many, and each that is noted stays known for eight days.
     */
    boolean stopsDoubted(ElevatorId elevator) {
        if (facts.desk().findPending(elevator).isEmpty()) return stops(elevator);
        int most = policy(elevator).doubtedPerSender();
        if (facts.desk().elevator(elevator).doubtedCries(at) < most) return false;
        say(
                elevator + JOINED,
                "救援进行中，电梯 " + elevator + " 一小时内又有 " + most + " 条可疑呼救，此后只留原文。 Elevator " + elevator + " has sent " + most
                        + " doubtful cries within an hour while its rescue goes on; further ones are kept as they came.");
        return true;
    }

    /** Stops a doubtful cry of this elevator that would raise one suspicion too many, and says so if it hasn't within the hour. */
    boolean stops(ElevatorId elevator) {
        if (facts.desk().findPending(elevator).isPresent()) return false;
        int most = policy(elevator).perSender();
        if (facts.desk().elevator(elevator).suspicionsSince(anHourAgo()) >= most) {
            say(
                    elevator.value(),
                    "电梯 " + elevator + " 一小时内已有 " + most + " 次待核实，又来呼救。 Elevator " + elevator + " has raised " + most
                            + " suspicions within an hour, and cries again.");
            return true;
        }
        boolean known = facts.desk().register().findElevator(elevator).isPresent();
        int mostUnknown = policy(elevator).unknownElevators();
        if (known || countUnknown() < mostUnknown) return false;
        say(
                UNKNOWN_ELEVATORS,
                "已有 " + mostUnknown + " 部未登记电梯待核实，又来一部。 " + mostUnknown
                        + " suspicions of unknown elevators wait, and another one cries.");
        return true;
    }

    private long countUnknown() {
        return facts.desk().rescues().values().filter(this::isOfUnknownElevator).count();
    }

    /** Whatever else is wrong with its cry. */
    private boolean isOfUnknownElevator(Rescue rescue) {
        var elevator = rescue.opening().elevator();
        return !rescue.stage().isEnded()
                && facts.desk().register().findElevator(elevator).isEmpty();
    }

    private void say(String key, String sentence) {
        boolean said = facts.desk()
                .findings()
                .find(key)
                .filter(last -> last.isAfter(anHourAgo()))
                .isPresent();
        if (!said) facts.note(new FindingNoted(at, by, key, sentence));
    }

    private Instant anHourAgo() {
        return at.minus(ElevatorState.SUSPICIONS_COUNTED);
    }

    private Suspicions policy(ElevatorId elevator) {
        return facts.desk().policyAt(elevator, area, at).suspicions();
    }
}
