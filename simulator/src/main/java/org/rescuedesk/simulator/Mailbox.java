package org.rescuedesk.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.OrderCodec;
import org.rescuedesk.wire.ReceiptCodec;
import org.rescuedesk.wire.Topic;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;

/**
 * What the desk says: put in by the lines' threads, opened by the one that simulates, and only then counted as heard. So
 * it makes no difference how fast a message came.
 */
final class Mailbox implements Line.Ear {

    private static final int CAPACITY = 100_000;

    private final BlockingQueue<Runnable> unopened = new LinkedBlockingQueue<>(CAPACITY);
    private final Consumer<String> progress;
    private List<OrderMessage> orders = new ArrayList<>();
    private List<ReceiptMessage> receipts = new ArrayList<>();
    private @Nullable ClockDone done;

    Mailbox(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void hear(String topic, byte[] payload) {
        Runnable letter = Topics.parse(topic).fold(known -> letter(known.kind(), topic, payload), this::complaint);
        try {
            unopened.put(letter);
        } catch (InterruptedException e) {
            // The line is being closed; nobody will open anything any more.
            Thread.currentThread().interrupt();
        }
    }

    /** Opens the next letter, waiting so long at most; says whether there was one. */
    boolean openNext(Duration atMost) throws InterruptedException {
        Runnable letter = unopened.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        if (letter == null) {
            return false;
        }
        letter.run();
        return true;
    }

    /** The orders heard since this was last asked, in the order in which the desk gave them. */
    List<OrderMessage> takeOrders() {
        List<OrderMessage> taken = orders;
        orders = new ArrayList<>();
        taken.sort(Comparator.comparingLong(OrderMessage::seq));
        return taken;
    }

    List<ReceiptMessage> takeReceipts() {
        List<ReceiptMessage> taken = receipts;
        receipts = new ArrayList<>();
        return taken;
    }

    Optional<ClockDone> takeDone() {
        ClockDone taken = done;
        done = null;
        return Optional.ofNullable(taken);
    }

    private Runnable letter(Topic.Kind kind, String topic, byte[] payload) {
        return switch (kind) {
            case ORDER -> opening(OrderCodec.decode(topic, payload), order -> orders.add(order));
            case RECEIPT -> opening(ReceiptCodec.decode(topic, payload), receipt -> receipts.add(receipt));
            case CLOCK_DONE -> opening(ClockCodec.decodeDone(topic, payload), said -> done = said);
            default -> () -> {};
        };
    }

    private <T> Runnable opening(Decoded<T> decoded, Consumer<T> taker) {
        return decoded.fold(message -> () -> taker.accept(message), this::complaint);
    }

    private Runnable complaint(Decoded.Refused<?> refused) {
        return () -> progress.accept("无法读取调度台的消息 Can't read what the desk said: " + refused.sentence());
    }
}
