package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.AccountCommand.AfterRecall;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.PersonNotes;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.board.RescueRow;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.store.Memory;

/** How something that is asked over HTTP becomes a command, and is answered once all that follows from it is durable. */
final class Acting {
    private static final String NOT_SAVED =
            "还没有保存；救援台仍在尝试，请看救援列表。Not saved yet; the desk keeps trying, so look at the board before you ask again.";

    /** As long as nobody signs in. */
    static final By DISPATCHER = By.dispatcher("dispatcher");

    private final DeskHost host;
    private final WorkerExecutor store;
    private final Memory memory;
    private final Duration patience;

    /** {@code patience} is longer than any healthy journal takes; facts may still become durable after it. */
    Acting(DeskHost host, WorkerExecutor store, Memory memory, Duration patience) {
        this.host = host;
        this.store = store;
        this.memory = memory;
        this.patience = patience;
    }

    Desk announced() {
        return host.announced();
    }

    Memory memory() {
        return memory;
    }

    /** Off the web's thread. */
    <T> Future<T> fromStore(Callable<T> call) {
        return store.executeBlocking(call, false);
    }

    /** Asks something of one rescue that the desk has, and answers the rescue as it stands then. */
    Future<Answer> act(Asked asked, Function<Instant, Command> command) {
        var id = asked.rescue();
        return submit(command)
                .map(done -> answer(done, row(done, id)))
                .recover(refused ->
                        announced().rescues().has(id) ? Future.failedFuture(refused) : refuseUnknown(id, refused));
    }

    /** The same of one that the desk may have put away because it ended long ago: it is recalled then. */
    Future<Answer> actOnAny(Asked asked, Function<Instant, DispatcherCommand> command) {
        var id = asked.rescue();
        if (announced().rescues().has(id)) return act(asked, command::apply);
        return fromStore(() -> memory.recall().findRescue(id))
                .compose(kept -> kept.isEmpty()
                        ? Future.failedFuture(unknown(id))
                        : act(asked, at -> recalling(at, List.of(kept.get()), command.apply(at))));
    }

    /** Takes these up again, and then what is asked: all of it or, where that is refused, nothing. */
    static Command recalling(Instant at, List<Rescue> kept, Command command) {
        return AfterRecall.of(at, DISPATCHER, kept, command);
    }

    /** The desk forgets what has ended; only the store knows whether there was such a rescue at all. */
    private Future<Answer> refuseUnknown(RescueId id, Throwable refused) {
        return fromStore(() -> memory.recall().findRescue(id))
                .compose(known -> Future.failedFuture(known.isPresent() ? refused : unknown(id)));
    }

    private static Problem unknown(RescueId id) {
        return new Problem(Kind.NOT_FOUND, "没有救援 " + id + "。There is no rescue " + id + ".");
    }

    Future<Outcome.Done> submit(Function<Instant, Command> command) {
        return host.submit(command)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException ? new Problem(Kind.NOT_READY, NOT_SAVED) : failure))
                .map(Acting::done);
    }

    private static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Declined declined) throw new Problem(Kind.NOT_ALLOWED_NOW, declined.sentence());
        if (outcome instanceof Outcome.Failed failed) throw failed.fault();
        return (Outcome.Done) outcome;
    }

    static Answer answer(Outcome.Done done, JsonObject row) {
        return done.saved() ? Answer.ok(row) : Answer.accepted(row);
    }

    JsonObject row(Outcome.Done done, RescueId id) {
        var view = new DeskView(done.desk(), host.seq(), host.clock().now(), host.isExercise(), host::findPosition);
        return RescueRow.of(view, done.desk().rescue(id)).put("saved", done.saved());
    }

    /** What somebody said in these fields, each set apart; nothing of one that is absent or empty. */
    static List<PersonNote> words(Asked asked, String... fields) {
        return Stream.of(fields)
                .flatMap(field -> PersonNotes.words(field, asked.findText(field).orElse("")).stream())
                .toList();
    }
}
