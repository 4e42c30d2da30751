package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.AccountCommand;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.ask.ElevatorCommand;
import org.rescuedesk.core.ask.OverrideCommand;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;
import org.rescuedesk.server.http.Problem.Kind;

/** What a dispatcher decides instead of the rules, and what they write down of a rescue beside its course. */
final class Overrides {
    /** More than an elevator can have had since it was taken out of service. */
    private static final int LAST_RESCUES = 20;

    private final Acting acting;

    Overrides(Acting acting) {
        this.acting = acting;
    }

    Future<Answer> openLevel(Asked asked) {
        int level = Objects.requireNonNull(asked.findInt("level"));
        var reason = Acting.words(asked, "reason");
        return acting.act(
                asked, at -> new OverrideCommand.OpenLevel(at, Acting.DISPATCHER, asked.rescue(), level, reason));
    }

    Future<Answer> sendCrew(Asked asked) {
        var crew = crew(asked);
        boolean extra = asked.flag("extra");
        var reason = Acting.words(asked, "reason");
        return acting.act(
                asked, at -> new OverrideCommand.Send(at, Acting.DISPATCHER, asked.rescue(), crew, extra, reason));
    }

    Future<Answer> standCrewDown(Asked asked) {
        var crew = crew(asked);
        var reason = Acting.words(asked, "reason");
        return acting.act(
                asked, at -> new OverrideCommand.StandDown(at, Acting.DISPATCHER, asked.rescue(), crew, reason));
    }

    private static CrewId crew(Asked asked) {
        return asked.findText("crew").map(CrewId::of).orElseThrow();
    }

    Future<Answer> handOver(Asked asked) {
        var persons = Acting.words(asked, "name", "phone", "note");
        return acting.act(asked, at -> new OverrideCommand.HandOver(at, Acting.DISPATCHER, asked.rescue(), persons));
    }

    Future<Answer> acknowledgeMark(Asked asked) {
        var mark = asked.findText("mark").map(Mark::valueOf).orElseThrow();
        return acting.act(asked, at -> new OverrideCommand.Acknowledge(at, Acting.DISPATCHER, asked.rescue(), mark));
    }

    Future<Answer> describePassengers(Asked asked) {
        var vulnerability =
                asked.findText("vulnerability").map(Vulnerability::valueOf).orElse(null);
        var passengers = new Passengers(asked.findInt("people"), asked.findInt("injured"), vulnerability);
        var note = Acting.words(asked, "note");
        return acting.actOnAny(
                asked, at -> new AccountCommand.Describe(at, Acting.DISPATCHER, asked.rescue(), passengers, note));
    }

    Future<Answer> addNote(Asked asked) {
        var note = Acting.words(asked, "note");
        return acting.actOnAny(asked, at -> new AccountCommand.AddNote(at, Acting.DISPATCHER, asked.rescue(), note));
    }

    Future<Answer> recordSelfRelease(Asked asked) {
        var people = asked.findInt("people");
        var releasedAt = asked.findInstant("at");
        var reason = Acting.words(asked, "reason");
        return acting.act(
                asked,
                at -> new AccountCommand.SelfRelease(
                        at, Acting.DISPATCHER, asked.rescue(), people, releasedAt, reason));
    }

    Future<Answer> markDuplicate(Asked asked) {
        var of = asked.findText("of").map(RescueId::new).orElseThrow();
        var reason = Acting.words(asked, "reason");
        return acting.act(
                asked, at -> new AccountCommand.MarkDuplicate(at, Acting.DISPATCHER, asked.rescue(), of, reason));
    }

    /** A cause is chosen from the tree, as when it is first reported by a person. */
    Future<Answer> correctRescue(Asked asked) {
        var field = asked.findText("field").map(Correction.Field::valueOf).orElseThrow();
        var value = asked.findText("value").orElseThrow();
        var right = field == Correction.Field.CAUSE ? Actions.known(value) : value;
        var approver = asked.findText("approver").orElseThrow();
        var reason = Acting.words(asked, "reason");
        return acting.actOnAny(
                asked,
                at -> new AccountCommand.Correct(
                        at, Acting.DISPATCHER, asked.rescue(), field, right, approver, reason));
    }

    Future<Answer> recordCallBack(Asked asked) {
        return acting.actOnAny(asked, at -> new DispatcherCommand.CallBack(at, Acting.DISPATCHER, asked.rescue()));
    }

    Future<Answer> takeElevatorOut(Asked asked) {
        var elevator = elevator(asked);
        var reason = Acting.words(asked, "reason");
        return acting.submit(at -> new ElevatorCommand.TakeOut(at, Acting.DISPATCHER, elevator, reason))
                .map(done -> Acting.answer(done, service(done.desk(), elevator, done.saved())));
    }

    /** Its rescues that had not ended when it was taken out learn that it runs again, also those that the desk has put away. */
    Future<Answer> releaseElevator(Asked asked) {
        var elevator = elevator(asked);
        var releaser = Acting.words(asked, "name", "phone");
        var since = acting.announced().elevator(elevator).outSince();
        return putAway(elevator, since)
                .compose(kept -> acting.submit(at -> {
                    var release = new ElevatorCommand.Release(at, Acting.DISPATCHER, elevator, releaser);
                    return kept.isEmpty() ? (Command) release : Acting.recalling(at, kept, release);
                }))
                .map(done -> Acting.answer(done, service(done.desk(), elevator, done.saved())));
    }

    private Future<List<Rescue>> putAway(ElevatorId elevator, @Nullable Instant since) {
        if (since == null) return Future.succeededFuture(List.of());
        var onTheDesk = acting.announced().rescues();
        var recall = acting.memory().recall();
        return acting.fromStore(() -> recall.listRescuesOf(elevator, LAST_RESCUES).stream()
                .filter(id -> !onTheDesk.has(id))
                .flatMap(id -> recall.findRescue(id).stream())
                .filter(rescue -> waitsForService(rescue, since))
                .toList());
    }

    private static boolean waitsForService(Rescue rescue, Instant since) {
        var times = rescue.times();
        return times.find(TimePoint.RELEASED).isPresent()
                && times.find(TimePoint.BACK_IN_SERVICE).isEmpty()
                && times.find(TimePoint.CLOSED)
                        .filter(closed -> !closed.isBefore(since))
                        .isPresent();
    }

    /** One that the register has, or that is out of service whoever knows it. */
    private ElevatorId elevator(Asked asked) {
        var id = asked.elevator();
        var desk = acting.announced();
        if (desk.register().findElevator(id).isPresent() || desk.elevator(id).outSince() != null) return id;
        throw new Problem(Kind.NOT_FOUND, "登记册中没有电梯 " + id + "。The register has no elevator " + id + ".");
    }

    private static JsonObject service(Desk desk, ElevatorId elevator, boolean saved) {
        var since = desk.elevator(elevator).outSince();
        return new JsonObject()
                .put("elevator", elevator.value())
                .put("outOfServiceSince", since == null ? null : since.toString())
                .put("saved", saved);
    }
}
