package org.rescuedesk.server.mqtt;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.Ticks;
import org.rescuedesk.wire.CheckpointCodec;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.LeaderCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.ClockMessage;
import org.rescuedesk.wire.message.LeaderMessage;

/**
 * The desk's two lines to the broker: one for signals, one for crews (and for the simulator's clock, so that it keeps its place
 * among their reports), so that neither waits for the other.
 */
public final class MqttPart {

    private final DeskHost host;
    private final DeskMetrics metrics;
    private final Broker broker;
    private final String deskId;
    private final Rendezvous steps;
    private final MqttLine signals;
    private final MqttLine crews;
    private final SignalInbox signalInbox;
    private final CrewInbox crewInbox;
    private final Orders orders;
    private final Messages messages;
    private boolean driven;
    private volatile boolean deaf;
    private volatile @Nullable Checkpoint checkpoint;

    /** {@code deskId} makes the client ids, so the sessions, lasting ones: keep it over restarts. */
    public MqttPart(DeskHost host, DeskMetrics metrics, Ticks ticks, Broker broker, String deskId, PutAway putAway) {
        this.host = host;
        this.metrics = metrics;
        this.broker = broker;
        this.deskId = deskId;
        var context = host.context();
        this.steps = new Rendezvous(task -> context.runOnContext(nothing -> task.run()), driven(ticks));
        this.signals = line("signals", List.of(Topics.ALL_SIGNALS), Topics.MISLAID_SIGNALS, this::signalsUp);
        this.crews = line("crews", crewTopics(), Topics.MISLAID_REPORTS, this::crewsUp);
        var unreadable = new Unreadable(host, metrics);
        this.signalInbox = new SignalInbox(host, unreadable, metrics, new Receipts(signals));
        this.crewInbox = new CrewInbox(host, unreadable, metrics, putAway);
        this.orders = new Orders(host, crews);
        this.messages = new Messages(host, signals);
    }

    private MqttLine line(String name, List<String> topics, List<String> astray, Consumer<Boolean> whenUp) {
        var clientId = deskId + "-" + name;
        var needed = Stream.concat(topics.stream(), Stream.of(Topics.canary(clientId)))
                .toList();
        return new MqttLine(
                host.context(),
                broker,
                new MqttLine.Purpose(clientId, needed, astray, 1),
                this::received,
                up -> {
                    if (!up) metrics.lost(name);
                    whenUp.accept(up);
                },
                () -> metrics.dropped(name));
    }

    private Rendezvous.Driven driven(Ticks ticks) {
        return new Rendezvous.Driven() {
            @Override
            public void move(ClockMessage step, Runnable there) {
                ticks.drive(step.until(), at -> there.run());
            }

            @Override
            public void answer(ClockMessage step) {
                done(step.n(), step.until());
            }
        };
    }

    /** The line for telemetry; a driven desk's steps wait for it too. {@code receiver} takes topic and payload on Paho's thread. */
    public TelemetryLine telemetryLine(BiConsumer<String, byte[]> receiver, Consumer<Boolean> whenUp) {
        var rendezvous = host.clock().isDriven() ? steps : null;
        return new TelemetryLine(host.vertx(), broker, deskId, receiver, whenUp, rendezvous);
    }

    private List<String> crewTopics() {
        return host.clock().isDriven()
                ? List.of(Topics.ALL_REPORTS, Topics.ALL_POSITIONS, Topics.CLOCK)
                : List.of(Topics.ALL_REPORTS, Topics.ALL_POSITIONS);
    }

    /** Opens both lines; a broker that is away is tried until it is there. */
    public void open() {
        metrics.connected("signals", signals::isConnected);
        metrics.connected("crews", crews::isConnected);
        metrics.waiting("signals", signals::waiting);
        metrics.waiting("crews", crews::waiting);
        metrics.canary("signals", signals.canary()::ageSeconds);
        metrics.canary("crews", crews.canary()::ageSeconds);
        host.whenAnnounced(orders::announce);
        host.whenAnnounced(messages::announce);
        signals.open();
        crews.open();
    }

    /** Whether both lines stand, and the broker gave each its last canary back. From any thread. */
    public boolean isConnected() {
        return signals.isConnected() && crews.isConnected();
    }

    /** Whether a line stands, though the broker may not have given anything back yet. From any thread. */
    public boolean isUp() {
        return signals.isUp() || crews.isUp();
    }

    public Future<Void> close() {
        return Future.join(signals.close(), crews.close()).mapEmpty();
    }

    /** From now on nothing new is taken in, and nothing more is acknowledged: it comes again at the next start. */
    public void hearNothing() {
        deaf = true;
    }

    private void received(Delivery delivery) {
        if (deaf) return;
        var topic = delivery.topic();
        if (topic.equals(Topics.CLOCK)) drive(delivery);
        else if (topic.endsWith("/report")) crewInbox.receiveReport(delivery);
        else if (topic.endsWith("/position")) crewInbox.receivePosition(delivery);
        else signalInbox.receive(delivery);
    }

    /** Where the journal stands, for everybody who keeps it; again whenever the line is back. */
    public void publish(Checkpoint taken) {
        checkpoint = taken;
        crews.publish(Outbound.lasting(Topics.CHECKPOINT, CheckpointCodec.encode(taken)));
    }

    private void signalsUp(boolean up) {
        if (up) messages.repeat();
    }

    private void crewsUp(boolean up) {
        if (!up) return;
        var now = host.clock().now();
        crews.publish(Outbound.lasting(Topics.LEADER, LeaderCodec.encode(new LeaderMessage(host.epoch(), now))));
        var known = checkpoint;
        if (known != null) publish(known);
        orders.repeat();
        if (host.clock().isDriven() && !driven) done(0, isFresh() ? null : now);
    }

    /** Whether the desk has lived through nothing yet: its start, the key that signs and the rules that it took up are nothing. */
    private boolean isFresh() {
        var desk = host.announced();
        return desk.rescues().size() == 0
                && desk.crews().size() == 0
                && desk.elevators().size() == 0;
    }

    private void drive(Delivery delivery) {
        driven = true;
        ClockCodec.decode(delivery.topic(), delivery.payload())
                .fold(
                        step -> {
                            steps.crewsHeard(step, delivery.ack());
                            return true;
                        },
                        refused -> {
                            metrics.unreadable(refused.reason().label());
                            delivery.ack().run();
                            return false;
                        });
    }

    private void done(long n, @Nullable Instant at) {
        crews.publish(Outbound.lasting(Topics.CLOCK_DONE, ClockCodec.encode(new ClockDone(n, at))));
    }
}
