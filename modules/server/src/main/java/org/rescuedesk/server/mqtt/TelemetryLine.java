package org.rescuedesk.server.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.Topics;

/**
 * The third line to the broker, for what may be shed: samples, and whether elevators' lines are up. It shares neither client nor
 * thread with signals and crews, so that no flood of samples can keep them waiting.
 */
public final class TelemetryLine {
    private final Context context;
    private final MqttLine line;
    private final @Nullable Rendezvous steps;

    /** {@code receiver} takes topic and payload on Paho's thread and must not wait; {@code whenUp} is told as the line comes and goes. */
    public TelemetryLine(
            Vertx vertx, Broker broker, String deskId, BiConsumer<String, byte[]> receiver, Consumer<Boolean> whenUp) {
        this(vertx, broker, deskId, receiver, whenUp, null);
    }

    /** With {@code steps} it also listens to the driver's clock, and tells of each step once all that came before it is received. */
    TelemetryLine(
            Vertx vertx,
            Broker broker,
            String deskId,
            BiConsumer<String, byte[]> receiver,
            Consumer<Boolean> whenUp,
            @Nullable Rendezvous steps) {
        this.context = vertx.getOrCreateContext();
        this.steps = steps;
        var topics = steps == null
                ? List.of(Topics.ALL_TELEMETRY, Topics.ALL_LINKS)
                : List.of(Topics.ALL_TELEMETRY, Topics.ALL_LINKS, Topics.CLOCK);
        var purpose = new MqttLine.Purpose(deskId + "-telemetry", topics, List.of(), 1, false);
        this.line = new MqttLine(
                context,
                broker,
                purpose,
                delivery -> receive(delivery, receiver),
                up -> {
                    whenUp.accept(up);
                    if (steps != null) steps.telemetryIs(up);
                },
                () -> {});
    }

    /** The ack of a link need not wait until it is durable: the broker retains it, and gives it again at the next connect. */
    private void receive(Delivery delivery, BiConsumer<String, byte[]> receiver) {
        if (steps != null && delivery.topic().equals(Topics.CLOCK)) reached(delivery, steps);
        else receiver.accept(delivery.topic(), delivery.payload());
        if (delivery.qos() > 0) context.runOnContext(nothing -> delivery.ack().run());
    }

    /** What can't be read is counted where the crews' line hears it too. */
    private static void reached(Delivery delivery, Rendezvous steps) {
        ClockCodec.decode(delivery.topic(), delivery.payload())
                .fold(
                        step -> {
                            steps.telemetryHeard(step.n());
                            return true;
                        },
                        refused -> false);
    }

    public void open() {
        line.open();
    }

    public boolean isUp() {
        return line.isUp();
    }

    public Future<Void> close() {
        return line.close();
    }
}
