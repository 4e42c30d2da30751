package org.rescuedesk.server.proof;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.store.proof.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs where the journal stands: at the start, every hour, on demand and at the end. Only what was announced and stands in the
 * journal is signed, by the hash that the desk reckoned itself, never by one that a database says. It holds nothing else up.
 */
public final class CheckpointPart {
    /** Where checkpoints are kept and who hears of them beside the topic. */
    public record Places(Path folder, @Nullable URI webhook) {}

    /** How often, and how long after one that failed; the pauses of the webhook. */
    record Pace(Duration every, Duration again, List<Duration> webhook) {
        static final Pace USUAL = new Pace(Duration.ofHours(1), Duration.ofMinutes(1), Webhook.USUAL_PAUSES);
    }

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPart.class);
    /** The last one waits no longer for a journal that is away, nor for a webhook. */
    private static final long LAST_PATIENCE_S = 5;

    private final DeskHost host;
    private final Checkpoints store;
    private final Keys keys;
    private final CheckpointFile file;
    private final Webhook webhook;
    private final WorkerExecutor worker;
    private final Counter taken;
    private final Counter failed;
    private final List<Consumer<Checkpoint>> listeners = new ArrayList<>();
    private volatile Tail end;
    private volatile long takenAtNanos = System.nanoTime();
    private volatile @Nullable SigningKey key;
    private volatile @Nullable Checkpoint last;
    private volatile Future<Void> posting = Future.succeededFuture();
    private final Rounds rounds;

    /** {@code end} is where the journal ended before this desk announced anything. To be made before the desk notes anything. */
    public CheckpointPart(
            DeskHost host, Checkpoints store, Keys keys, Tail end, Places places, MeterRegistry registry) {
        this(host, store, keys, end, places, registry, Pace.USUAL);
    }

    CheckpointPart(
            DeskHost host, Checkpoints store, Keys keys, Tail end, Places places, MeterRegistry registry, Pace pace) {
        this.host = host;
        this.store = store;
        this.keys = keys;
        this.end = end;
        this.file = CheckpointFile.in(places.folder());
        this.webhook = new Webhook(host.vertx(), places.webhook(), pace.webhook(), registry);
        this.rounds = new Rounds(this::take, pace.every(), pace.again(), this::later);
        this.worker = host.vertx().createSharedWorkerExecutor("checkpoints", 1);
        this.taken = registry.counter("checkpoint", "outcome", "taken");
        this.failed = registry.counter("checkpoint", "outcome", "failed");
        Gauge.builder("checkpoint.age", this, CheckpointPart::ageS)
                .baseUnit("seconds")
                .register(registry);
        host.whenAnnounced(announcement -> {
            var entries = announcement.entries();
            this.end = Tail.of(entries.get(entries.size() - 1));
        });
    }

    /** Since the last one, or since the start. */
    private double ageS() {
        return (System.nanoTime() - takenAtNanos) / 1e9;
    }

    /** Told of each checkpoint, on the desk's context. */
    public void whenTaken(Consumer<Checkpoint> listener) {
        listeners.add(listener);
    }

    /** Has the journal know the key that signs; completes once it does. The desk's first fact must have been noted. */
    public Future<Void> adoptKey() {
        return worker.executeBlocking(() -> keys.toAdopt(store.listKeys()), false)
                .compose(wanted -> wanted.isEmpty()
                        ? Future.succeededFuture()
                        : host.submit(at -> wanted.get().at(at)).mapEmpty())
                .compose(noted -> worker.executeBlocking(() -> keys.signing(store.listKeys()), false))
                .onSuccess(signing -> key = signing)
                .mapEmpty();
    }

    /** Takes the first one and from now on one every hour. */
    public void start() {
        host.context().runOnContext(nothing -> rounds.begin());
    }

    private Runnable later(Duration pause, Runnable then) {
        long timer = host.vertx().setTimer(pause.toMillis(), each -> then.run());
        return () -> host.vertx().cancelTimer(timer);
    }

    /** A checkpoint of what has been announced; fails with {@link NotSigned} where that does not stand in the journal as it was written. */
    public Future<Checkpoint> take() {
        return worker.executeBlocking(this::sign, false).compose(this::tell).onFailure(cause -> {
            failed.increment();
            if (!(cause instanceof NotSigned)) LOG.error("No checkpoint could be taken.", cause);
        });
    }

    private Checkpoint sign() throws IOException {
        var stands = end;
        var signing = key;
        if (signing == null) throw NotSigned.notSavedYet(stands.seq());
        var found = store.findHash(stands.seq());
        if (found.isEmpty()) throw NotSigned.notSavedYet(stands.seq());
        if (!found.get().equals(stands.hash())) {
            LOG.error(
                    "Event {} in the journal's table is not the one that this desk wrote: somebody changed it, or another desk writes there.",
                    stands.seq());
            throw NotSigned.changed(stands.seq());
        }
        var checkpoint =
                Checkpoint.signed(stands.seq(), stands.hash(), host.clock().now(), host.isExercise(), signing);
        store.keep(checkpoint);
        file.add(checkpoint);
        return checkpoint;
    }

    /** Done once every listener has heard of it: at the end the line to the broker closes right after. */
    private Future<Checkpoint> tell(Checkpoint checkpoint) {
        last = checkpoint;
        takenAtNanos = System.nanoTime();
        taken.increment();
        posting = webhook.post(checkpoint);
        var told = Promise.<Checkpoint>promise();
        host.context().runOnContext(nothing -> {
            listeners.forEach(each -> each.accept(checkpoint));
            told.complete(checkpoint);
        });
        return told.future();
    }

    /** The last one since the start. */
    public @Nullable Checkpoint last() {
        return last;
    }

    /** Every adoption of a key; blocks. */
    public List<KeyAdoption> listKeys() {
        return store.listKeys();
    }

    /** Takes the last one; nobody waits long for it. */
    public Future<Void> close() {
        host.context().runOnContext(nothing -> rounds.end());
        return take().compose(checkpoint -> posting)
                .timeout(LAST_PATIENCE_S, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .mapEmpty();
    }
}
