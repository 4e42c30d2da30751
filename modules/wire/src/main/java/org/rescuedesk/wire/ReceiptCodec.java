package org.rescuedesk.wire;

import org.rescuedesk.wire.message.ReceiptMessage;

/** {@code elevator/{area}/{id}/receipt}: the desk's answer to a signal. */
public final class ReceiptCodec {

    private ReceiptCodec() {}

    public static byte[] encode(ReceiptMessage receipt) {
        return JsonLine.write(line -> line.put("elevator", receipt.elevator().value())
                .put("signal", receipt.signal())
                .put("boot", receipt.boot())
                .put("counter", receipt.counter())
                .put("received", receipt.received())
                .put("saved", receipt.saved())
                .put("rescue", receipt.rescue())
                .put("epoch", Long.valueOf(receipt.epoch())));
    }

    /** Never throws. */
    public static Decoded<ReceiptMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            Topic.OfElevator from = Topics.elevator(topic, Topic.Kind.RECEIPT);
            Body body = Body.of(payload);
            body.requireSame("elevator", from.elevator().value());
            return new ReceiptMessage(
                    from.elevator(),
                    body.text("signal"),
                    body.findId("boot"),
                    body.findWhole("counter", 0, Long.MAX_VALUE).orElse(null),
                    body.instant("received"),
                    body.flag("saved"),
                    body.findRescue("rescue"),
                    body.whole("epoch", 0, Long.MAX_VALUE));
        });
    }
}
