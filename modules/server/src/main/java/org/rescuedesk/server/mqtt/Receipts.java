package org.rescuedesk.server.mqtt;

import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.wire.ReceiptCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** Tells a controller that its signal stands in the journal, so that it stops repeating it. */
final class Receipts {
    /** A controller that has been away longer asks again anyway. */
    private static final long EXPIRY_S = 600;

    private final MqttLine line;

    Receipts(MqttLine line) {
        this.line = line;
    }

    /** Names the rescue that the signal opened or joined, or that is open there anyway; never one that is over. */
    void send(SignalMessage signal, DeskHost host) {
        var rescue = host.announced().findPending(signal.elevator()).map(Rescue::id);
        var receipt = new ReceiptMessage(
                signal.elevator(),
                signal.signalId(),
                signal.boot(),
                signal.counter(),
                host.clock().now(),
                true,
                rescue.map(RescueId::value).orElse(""),
                host.epoch());
        line.publish(Outbound.passing(
                Topics.receipt(signal.area(), signal.elevator()), ReceiptCodec.encode(receipt), EXPIRY_S));
    }
}
