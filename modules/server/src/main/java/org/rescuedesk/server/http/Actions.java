package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rescuedesk.core.By;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.DeskCommand.ErasePersons;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.PersonNotes;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.board.RescueRow;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.store.Memory;
import org.rescuedesk.wire.cause.CauseTree;

/** What a dispatcher does: each becomes a command, and is answered once all that follows from it is durable. */
final class Actions {
    private static final String NOT_SAVED =
            "还没有保存；救援台仍在尝试，请看救援列表。Not saved yet; the desk keeps trying, so look at the board before you ask again.";

    /** As long as nobody signs in. */
    private static final By DISPATCHER = By.dispatcher("dispatcher");

    private final DeskHost host;
    private final WorkerExecutor store;
    private final Memory memory;
    private final Duration patience;

    /** {@code patience} is longer than any healthy journal takes; facts may still become durable after it. */
    Actions(DeskHost host, WorkerExecutor store, Memory memory, Duration patience) {
        this.host = host;
        this.store = store;
        this.memory = memory;
        this.patience = patience;
    }

    Future<Answer> openRescue(Asked asked) {
        var elevator = elevator(asked);
        var people = asked.findInt("people");
        var caller = Stream.of("name", "phone")
                .flatMap(field -> asked.findText("caller", field).stream().map(value -> PersonNotes.of(field, value)));
        var persons = Stream.concat(caller, words(asked, "note").stream()).toList();
        return submit(at -> new Called(at, DISPATCHER, elevator, people, persons))
                .map(this::opened);
    }

    private ElevatorId elevator(Asked asked) {
        var register = host.announced().register();
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

    /** What the dispatcher added, if anything. */
    private static List<PersonNote> words(Asked asked, String field) {
        return PersonNotes.words(field, asked.findText(field).orElse(""));
    }

    private Answer opened(Outcome.Done done) {
        var first = (RescueEvent) done.entries().get(0).event();
        var row = row(done, first.rescue());
        return first instanceof OpeningEvent && done.saved()
                ? Answer.created(row, "/api/rescues/" + first.rescue())
                : answer(done, row);
    }

    Future<Answer> confirmRescue(Asked asked) {
        return act(asked, at -> new DispatcherCommand.Confirm(at, DISPATCHER, asked.rescue()));
    }

    Future<Answer> dismissRescue(Asked asked) {
        var reason = words(asked, "reason");
        return act(asked, at -> new DispatcherCommand.Dismiss(at, DISPATCHER, asked.rescue(), reason));
    }

    Future<Answer> recordArrival(Asked asked) {
        var who = asked.findText("who").map(each -> PersonNotes.of("who", each)).orElseThrow();
        var crew = asked.findText("crew").map(CrewId::of).orElse(null);
        var arrivedAt = asked.findInstant("at");
        return act(
                asked,
                at -> new DispatcherCommand.RecordArrival(
                        at, DISPATCHER, asked.rescue(), crew, arrivedAt, List.of(who)));
    }

    Future<Answer> recordRelease(Asked asked) {
        var people = Objects.requireNonNull(asked.findInt("people"));
        var releasedAt = asked.findInstant("at");
        return act(
                asked, at -> new DispatcherCommand.RecordRelease(at, DISPATCHER, asked.rescue(), people, releasedAt));
    }

    Future<Answer> closeRescue(Asked asked) {
        var cause = asked.findText("cause").map(Actions::known).orElse(null);
        var note = words(asked, "note");
        boolean calledBack = asked.flag("calledBack");
        return act(asked, at -> new DispatcherCommand.Close(at, DISPATCHER, asked.rescue(), cause, calledBack, note));
    }

    /** A person chooses from the tree; what a phone sends that knows another is kept as it comes. */
    private static String known(String cause) {
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
        return store.executeBlocking(() -> memory.persons().find(rescue, before), false)
                .compose(found -> {
                    var answer = new JsonObject()
                            .put("count", found.count())
                            .put("fields", new JsonObject(found.counts().toString()))
                            .put("dryRun", dry);
                    if (dry) return Future.succeededFuture(Answer.ok(answer.put("saved", true)));
                    return submit(at -> new ErasePersons(at, DISPATCHER, rescue, before, found.upTo(), found.counts()))
                            .map(done -> answer(done, answer.put("saved", done.saved())));
                });
    }

    private Future<Answer> act(Asked asked, Function<Instant, Command> command) {
        var id = asked.rescue();
        return submit(command)
                .map(done -> answer(done, row(done, id)))
                .recover(refused ->
                        host.announced().rescues().has(id) ? Future.failedFuture(refused) : refuseUnknown(id, refused));
    }

    /** The desk forgets what has ended; only the store knows whether there was such a rescue at all. */
    private Future<Answer> refuseUnknown(RescueId id, Throwable refused) {
        return store.executeBlocking(() -> memory.recall().findRescue(id), false)
                .compose(known -> Future.failedFuture(
                        known.isPresent()
                                ? refused
                                : new Problem(Kind.NOT_FOUND, "没有救援 " + id + "。There is no rescue " + id + ".")));
    }

    private Future<Outcome.Done> submit(Function<Instant, Command> command) {
        return host.submit(command)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException ? new Problem(Kind.NOT_READY, NOT_SAVED) : failure))
                .map(Actions::done);
    }

    private static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Declined declined) throw new Problem(Kind.NOT_ALLOWED_NOW, declined.sentence());
        if (outcome instanceof Outcome.Failed failed) throw failed.fault();
        return (Outcome.Done) outcome;
    }

    private static Answer answer(Outcome.Done done, JsonObject row) {
        return done.saved() ? Answer.ok(row) : Answer.accepted(row);
    }

    private JsonObject row(Outcome.Done done, RescueId id) {
        var view = new DeskView(done.desk(), host.seq(), host.clock().now(), host.isExercise(), host::findPosition);
        return RescueRow.of(view, done.desk().rescue(id)).put("saved", done.saved());
    }
}
