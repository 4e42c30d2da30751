package org.rescuedesk.core.ask;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.CallJoined;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/** What a call leads to: a call and the controller's signal for one elevator are one rescue. */
final class CallDecision {
    private final Facts facts;
    private final Instant at;
    private final By by;

    CallDecision(Facts facts, Instant at, By by) {
        this.facts = facts;
        this.at = at;
        this.by = by;
    }

    /** What a caller said; {@code caller} holds digests of name and phone. */
    record Call(@Nullable Integer people, Words note, Body caller) {}

    void decide(ElevatorId id, Call call) {
        var elevator = facts.desk().register().findElevator(id);
        if (elevator.isEmpty()) throw new Refused("登记数据中没有电梯 " + id + "。", "The register has no elevator " + id + ".");
        facts.desk().findPending(id).ifPresentOrElse(rescue -> join(rescue, call), () -> open(id, call));
        Dispatch.serveWaiting(facts, at);
    }

    private void join(Rescue rescue, Call call) {
        facts.note(new CallJoined(at, by, rescue.id(), call.people(), call.note(), call.caller()));
        if (rescue.stage() == Stage.SUSPECTED) {
            facts.note(new RescueConfirmed(at, by, rescue.id(), RescueConfirmed.How.CALL));
        }
    }

    private void open(ElevatorId id, Call call) {
        var desk = facts.desk();
        var area = desk.register().elevator(id).area();
        facts.note(new RescueOpened(
                at,
                by,
                desk.nextRescueId(id, at),
                desk.opening(id, area, at),
                call.people(),
                null,
                call.note(),
                call.caller(),
                desk.elevator(id).last()));
    }
}
