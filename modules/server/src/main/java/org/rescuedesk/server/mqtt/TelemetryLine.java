package org.rescuedesk.server.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rescuedesk.wire.Topics;

/**
 * The third line to the broker, for what may be shed: samples, and whether elevators' lines are up. It shares neither client nor
 * thread with signals and crews, so that no flood of samples can keep them waiting.
 */
public final class TelemetryLine {
    private final Context context;
    private final MqttLine line;

    /** {@code receiver} takes topic and payload on Paho's thread and must not wait; {@code whenUp} is told as the line comes and goes. */
    public TelemetryLine(
            Vertx vertx, Broker broker, String deskId, BiConsumer<String, byte[]> receiver, Consumer<Boolean> whenUp) {
        this.context = vertx.getOrCreateContext();
        var topics = List.of(Topics.ALL_TELEMETRY, Topics.ALL_LINKS);
        var purpose = new MqttLine.Purpose(deskId + "-telemetry", topics, List.of(), 1, false);
        this.line = new MqttLine(context, broker, purpose, delivery -> receive(delivery, receiver), whenUp, () -> {});
    }

    /** The ack of a link need not wait until it is durable: the broker retains it, and gives it again at the next connect. */
    private void receive(Delivery delivery, BiConsumer<String, byte[]> receiver) {
        receiver.accept(delivery.topic(), delivery.payload());
        if (delivery.qos() > 0) context.runOnContext(nothing -> delivery.ack().run());
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
