package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.DeskCommand.ErasePersons;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.server.PersonNotes;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.wire.cause.CauseTree;

/** What a dispatcher does: each becomes a command, and is answered once all that follows from it is durable. */
final class Actions {
    private final Acting acting;

    Actions(Acting acting) {
        this.acting = acting;
    }

    Future<Answer> openRescue(Asked asked) {
        var elevator = elevator(asked);
        var people = asked.findInt("people");
        var caller = Stream.of("name", "phone")
                .flatMap(field -> asked.findText("caller", field).stream().map(value -> PersonNotes.of(field, value)));
        var persons =
                Stream.concat(caller, Acting.words(asked, "note").stream()).toList();
        return acting.submit(at -> new Called(at, Acting.DISPATCHER, elevator, people, persons))
                .map(this::opened);
    }

    private ElevatorId elevator(Asked asked) {
        var register = acting.announced().register();
        var code = asked.findText("rescueCode");
        var id = asked.findText("elevator").map(ElevatorId::of);
        return id.flatMap(register::findElevator)
                .or(() -> code.flatMap(register::findByRescueCode))
                .orElseThrow(
                        () -> unknown(code.orElse(""), id.map(ElevatorId::value).orElse("")))
                .id();
    }

    private static Problem unknown(String code, String id) {
        return new Problem(
                Kind.NOT_FOUND,
                code.isEmpty()
                        ? "登记册中没有电梯 " + id + "。The register has no elevator " + id + "."
                        : "登记册中没有救援码 " + code + "。No elevator has the rescue code " + code + ".");
    }

    private Answer opened(Outcome.Done done) {
        var first = (RescueEvent) done.entries().get(0).event();
        var row = acting.row(done, first.rescue());
        return first instanceof OpeningEvent && done.saved()
                ? Answer.created(row, "/api/rescues/" + first.rescue())
                : Acting.answer(done, row);
    }

    Future<Answer> confirmRescue(Asked asked) {
        return acting.act(asked, at -> new DispatcherCommand.Confirm(at, Acting.DISPATCHER, asked.rescue()));
    }

    Future<Answer> dismissRescue(Asked asked) {
        var reason = Acting.words(asked, "reason");
        return acting.act(asked, at -> new DispatcherCommand.Dismiss(at, Acting.DISPATCHER, asked.rescue(), reason));
    }

    Future<Answer> recordArrival(Asked asked) {
        var who = asked.findText("who").map(each -> PersonNotes.of("who", each)).orElseThrow();
        var crew = asked.findText("crew").map(CrewId::of).orElse(null);
        var arrivedAt = asked.findInstant("at");
        return acting.act(
                asked,
                at -> new DispatcherCommand.RecordArrival(
                        at, Acting.DISPATCHER, asked.rescue(), crew, arrivedAt, List.of(who)));
    }

    Future<Answer> recordRelease(Asked asked) {
        var people = Objects.requireNonNull(asked.findInt("people"));
        var releasedAt = asked.findInstant("at");
        return acting.act(
                asked,
                at -> new DispatcherCommand.RecordRelease(at, Acting.DISPATCHER, asked.rescue(), people, releasedAt));
    }

    Future<Answer> closeRescue(Asked asked) {
        var cause = asked.findText("cause").map(Actions::known).orElse(null);
        var note = Acting.words(asked, "note");
        boolean calledBack = asked.flag("calledBack");
        return acting.actOnAny(
                asked,
                at -> new DispatcherCommand.Close(at, Acting.DISPATCHER, asked.rescue(), cause, calledBack, note));
    }

    /** A person chooses from the tree; what a phone sends that knows another is kept as it comes. */
    static String known(String cause) {
        if (CauseTree.shipped().find(cause).isPresent()) return cause;
        throw new Problem(
                        Kind.BAD_REQUEST,
                        "原因 " + cause + " 不在原因分类中，见 /api/causes。There is no cause " + cause
                                + "; /api/causes has them all.")
                .with("field", "cause");
    }

    /** Of one rescue that has ended, or of all that had ended before a time; a dry run only counts. */
    Future<Answer> erasePersons(Asked asked) {
        var rescue = asked.findText("rescue").map(RescueId::new).orElse(null);
        var before = asked.findInstant("before");
        if ((rescue == null) == (before == null)) {
            throw new Problem(Kind.BAD_REQUEST, "须给出 rescue 或 before 之一。Name either a rescue or a time before.");
        }
        boolean dry = asked.flag("dryRun");
        return acting.fromStore(() -> acting.memory().persons().find(rescue, before))
                .compose(found -> {
                    var answer = new JsonObject()
                            .put("count", found.count())
                            .put("fields", new JsonObject(found.counts().toString()))
                            .put("dryRun", dry);
                    if (dry) return Future.succeededFuture(Answer.ok(answer.put("saved", true)));
                    return acting.submit(at -> new ErasePersons(
                                    at, Acting.DISPATCHER, rescue, before, found.upTo(), found.counts()))
                            .map(done -> Acting.answer(done, answer.put("saved", done.saved())));
                });
    }
}
