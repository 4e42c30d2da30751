package org.rescuedesk.core.ask;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AccountEvent.BackInService;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ElevatorEvent.ReleasedForService;
import org.rescuedesk.core.ElevatorEvent.TakenOutOfService;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** Whether people may use an elevator: while its fault is not cleared it is out of service until a named person releases it. */
final class Service {
    private final Facts facts;
    private final Instant at;
    private final By by;

    Service(Facts facts, Instant at, By by) {
        this.facts = facts;
        this.at = at;
        this.by = by;
    }

    /** What the crew says of the elevator after a rescue. */
    void after(RescueId id, boolean cleared) {
        var elevator = facts.desk().rescue(id).opening().elevator();
        if (!cleared) takeOut(elevator, id, Words.NONE);
        else if (facts.desk().elevator(elevator).outSince() == null) backInService(elevator);
    }

    void takeOut(ElevatorId elevator, @Nullable RescueId rescue, Words reason) {
        if (facts.desk().elevator(elevator).outSince() == null)
            facts.note(new TakenOutOfService(at, by, elevator, rescue, reason));
    }

    void release(ElevatorId elevator, Body releaser) {
        if (facts.desk().elevator(elevator).outSince() == null) {
            throw new Refused("电梯 " + elevator + " 并未停用。", "Elevator " + elevator + " is not out of service.");
        }
        facts.note(new ReleasedForService(at, by, elevator, releaser));
        backInService(elevator);
    }

    /** Of all its rescues that the desk still has. */
    private void backInService(ElevatorId elevator) {
        facts.desk()
                .rescues()
                .values()
                .filter(rescue -> rescue.opening().elevator().equals(elevator) && isOutOfServiceSince(rescue))
                .forEach(rescue -> facts.note(new BackInService(at, by, rescue.id())));
    }

    private static boolean isOutOfServiceSince(Rescue rescue) {
        return rescue.times().find(TimePoint.RELEASED).isPresent()
                && rescue.times().find(TimePoint.BACK_IN_SERVICE).isEmpty();
    }
}
