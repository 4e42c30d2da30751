package org.rescuedesk.core.ask;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.RescueEvent.SignalJoined;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Stage;

/** What a cry leads to: it joins the elevator's rescue while people may still be inside, else it begins one. */
final class CryDecision {
    private final Facts facts;
    private final Instant at;
    private final By by;
    private final AreaId area;

    CryDecision(Facts facts, Instant at, By by, AreaId area) {
        this.facts = facts;
        this.at = at;
        this.by = by;
        this.area = area;
    }

    void trusted(Signal signal) {
        var pending = facts.desk().findPending(signal.elevator());
        if (pending.isPresent()) {
            var rescue = pending.get();
            facts.note(new SignalJoined(at, by, rescue.id(), signal.id(), null, signal.people()));
            if (rescue.stage() == Stage.SUSPECTED) {
                facts.note(new RescueConfirmed(at, by, rescue.id(), RescueConfirmed.How.SIGNAL));
            }
        } else {
            open(signal);
        }
        Dispatch.serveWaiting(facts, at);
    }

    private void open(Signal signal) {
        var desk = facts.desk();
        facts.note(new RescueOpened(
                at,
                by,
                desk.nextRescueId(signal.elevator(), at),
                desk.opening(signal.elevator(), area, at),
                signal.people(),
                signal.deviceAt(),
                Words.NONE,
                Body.empty(),
                desk.elevator(signal.elevator()).last()));
    }

    void doubtful(ElevatorId elevator, SignalId signal, Distrust distrust, String sentence, @Nullable Integer people) {
        var desk = facts.desk();
        desk.findPending(elevator)
                .ifPresentOrElse(
                        rescue -> facts.note(new SignalJoined(at, by, rescue.id(), signal, distrust, people)),
                        () -> facts.note(new RescueSuspected(
                                at,
                                by,
                                desk.nextRescueId(elevator, at),
                                desk.opening(elevator, area, at),
                                distrust,
                                sentence,
                                people,
                                desk.elevator(elevator).last())));
    }
}
