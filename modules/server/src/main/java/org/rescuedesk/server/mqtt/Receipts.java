package org.rescuedesk.server.mqtt;

import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.wire.ReceiptCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** Tells a controller whether its signal stands in the journal: once it does, it need not repeat it. */
final class Receipts {
    /** A controller that has been away longer asks again anyway. */
    private static final long EXPIRY_S = 600;

    private final MqttLine line;

    Receipts(MqttLine line) {
        this.line = line;
    }

    /** Says whether it is saved yet; if not, says so again once it is. */
    void send(SignalMessage signal, Outcome outcome, DeskHost host) {
        boolean saved = !(outcome instanceof Outcome.Done done) || done.saved();
        send(signal, saved, host);
        if (!saved) host.whenSaved().onSuccess(nothing -> send(signal, true, host));
    }

    /** Names the rescue that the signal opened or joined, or that is open there anyway; never one that is over. */
    private void send(SignalMessage signal, boolean saved, DeskHost host) {
        var rescue = host.announced().findPending(signal.elevator()).map(Rescue::id);
        var receipt = new ReceiptMessage(
                signal.elevator(),
                signal.signalId(),
                signal.boot(),
                signal.counter(),
                host.clock().now(),
                saved,
                rescue.map(RescueId::value).orElse(""),
                host.epoch());
        line.publish(Outbound.passing(
                Topics.receipt(signal.area(), signal.elevator()), ReceiptCodec.encode(receipt), EXPIRY_S));
    }
}
