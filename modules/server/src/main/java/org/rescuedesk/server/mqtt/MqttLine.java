package org.rescuedesk.server.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.wire.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lasting line to the broker, with a session of its own: connects again by itself with a growing pause, and hands every
 * message to the desk's thread. What is to be published waits in order until the broker has it; beyond its bound the oldest is
 * dropped, for its receiver asks again or is told again when the line is back. Used on one context only.
 */
final class MqttLine {
    /**
     * What an MQTT line is for: its client id, what it has to hear, and where it listens for what went astray. A lasting one has a
     * session that outlives it; a passing one is given anew what the broker retains at each connect, and hands messages on at
     * once, on Paho's own thread, so that they never wait for the context nor keep it from anything.
     */
    record Purpose(String clientId, List<String> needed, List<String> astray, int qos, boolean lasting) {
        Purpose(String clientId, List<String> needed, List<String> astray, int qos) {
            this(clientId, needed, astray, qos, true);
        }

        List<String> topics() {
            return Stream.concat(needed.stream(), astray.stream()).toList();
        }

        boolean needs(String topic) {
            return needed.contains(topic);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MqttLine.class);
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final long RETRY_MS = 5;
    private static final int MOST_WAITING = 20_000;
    private static final long NO_TIMER = -1;

    private final Context context;
    private final Broker broker;
    private final Purpose purpose;
    private final Consumer<Delivery> receiver;
    private final Consumer<Boolean> whenUp;
    private final Runnable whenDropped;
    private final Canary canary;
    private final Deque<Outbound> waiting = new ArrayDeque<>();
    private @Nullable MqttSession session;
    private final Deque<Outbound> inFlight = new ArrayDeque<>();
    private long pauseMs = FIRST_PAUSE_MS;
    private Duration patience = MqttSession.PATIENCE;
    private Duration canaryEvery = Canary.EVERY;
    private boolean flushesSoon;
    private boolean closed;
    private volatile boolean up;
    private long song = NO_TIMER;

    /** {@code receiver} (of a lasting line), {@code whenUp} (true: up and subscribed, false: lost) and {@code whenDropped} are called on the context. */
    MqttLine(
            Context context,
            Broker broker,
            Purpose purpose,
            Consumer<Delivery> receiver,
            Consumer<Boolean> whenUp,
            Runnable whenDropped) {
        this.context = context;
        this.broker = broker;
        this.purpose = purpose;
        this.receiver = receiver;
        this.whenUp = whenUp;
        this.whenDropped = whenDropped;
        this.canary = new Canary(purpose.clientId, this::publish, this::breakOff, System::nanoTime);
    }

    /** For tests: how long a connect may take, before it is opened. */
    MqttLine withPatience(Duration shorter) {
        patience = shorter;
        return this;
    }

    Canary canary() {
        return canary;
    }

    /** For tests: how often a canary goes out, before it is opened. */
    MqttLine withCanaryEvery(Duration shorter) {
        canaryEvery = shorter;
        return this;
    }

    boolean isUp() {
        return up;
    }

    /** Whether it is up and, where it has a canary, the broker has given the last one back in time. From any thread. */
    boolean isConnected() {
        return up && (!hasCanary() || canary.isProven());
    }

    /** Starts to connect; a broker that is away is tried again and again. */
    void open() {
        context.runOnContext(nothing -> connect());
    }

    /** Only who listens for it can hear it. */
    private boolean hasCanary() {
        return purpose.needs(Topics.canary(purpose.clientId));
    }

    /** Anew with each connection, so that each canary has as long as any other. */
    private void beginToSing() {
        if (!hasCanary()) return;
        canary.begin();
        song = context.owner().setPeriodic(canaryEvery.toMillis(), timer -> canary.sing());
    }

    private void fallSilent() {
        context.owner().cancelTimer(song);
        song = NO_TIMER;
    }

    /** Publishes in the order of calls. */
    void publish(Outbound message) {
        context.runOnContext(nothing -> {
            if (waiting.size() >= MOST_WAITING) {
                waiting.remove();
                whenDropped.run();
            }
            waiting.add(message);
            flush();
        });
    }

    /** How many messages wait for the broker. */
    int waiting() {
        return waiting.size();
    }

    /** Ends the line but not its session: the broker keeps what comes for us until the next start. */
    Future<Void> close() {
        var done = Promise.<Void>promise();
        context.runOnContext(nothing -> {
            closed = true;
            up = false;
            fallSilent();
            var last = session;
            session = null;
            if (last == null) done.complete();
            else context.owner().executeBlocking(last::close, false).onComplete(gone -> done.complete());
        });
        return done.future();
    }

    /** Ends the connection, not the line: it is made anew. */
    void breakOff(String why) {
        var now = session;
        if (now != null) now.end(why);
    }

    private void connect() {
        if (closed) return;
        session = MqttSession.open(broker, purpose, new Events(), patience);
    }

    private void lost(MqttSession which, String why) {
        if (session != which) return;
        session = null;
        fallSilent();
        while (!inFlight.isEmpty()) waiting.addFirst(inFlight.removeLast());
        if (up || pauseMs == FIRST_PAUSE_MS) LOG.warn("MQTT {} is down ({}); trying again.", purpose.clientId, why);
        if (up) whenUp.accept(false);
        up = false;
        context.owner().executeBlocking(which::abandon, false);
        context.owner().setTimer(pauseMs, timer -> connect());
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }

    private void ready(MqttSession which) {
        if (session != which) return;
        LOG.info("MQTT {} is up at {}.", purpose.clientId, broker);
        pauseMs = FIRST_PAUSE_MS;
        up = true;
        beginToSing();
        whenUp.accept(true);
        flush();
    }

    private void flush() {
        while (up && session != null && inFlight.size() < session.window() && !waiting.isEmpty()) {
            if (waiting.element().isExpired(System.nanoTime())) {
                waiting.remove();
                continue;
            }
            if (!session.publish(waiting.element())) {
                flushSoon();
                return;
            }
            inFlight.add(waiting.remove());
        }
    }

    private void flushSoon() {
        if (flushesSoon) return;
        flushesSoon = true;
        context.owner().setTimer(RETRY_MS, timer -> {
            flushesSoon = false;
            flush();
        });
    }

    private void published(MqttSession which, Outbound message) {
        if (session != which) return;
        inFlight.remove(message);
        flush();
    }

    /** A line on which something comes is worth keeping, and worth trying again at once. */
    private void handOn(Delivery delivery) {
        pauseMs = FIRST_PAUSE_MS;
        if (!canary.takes(delivery)) receiver.accept(delivery);
    }

    /** What a session tells, from Paho's threads, brought to the desk's. */
    final class Events {
        void ready(MqttSession which) {
            context.runOnContext(nothing -> MqttLine.this.ready(which));
        }

        void lost(MqttSession which, String why) {
            context.runOnContext(nothing -> MqttLine.this.lost(which, why));
        }

        void published(MqttSession which, Outbound message) {
            context.runOnContext(nothing -> MqttLine.this.published(which, message));
        }

        void received(Delivery delivery) {
            if (purpose.lasting()) context.runOnContext(nothing -> handOn(delivery));
            else receiver.accept(delivery);
        }
    }
}
