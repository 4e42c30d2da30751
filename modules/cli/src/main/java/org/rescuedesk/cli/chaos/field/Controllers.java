package org.rescuedesk.cli.chaos.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.wire.CheckpointCodec;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.ReceiptCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.SignalMessage;

/**
 * Every elevator's controller: a cry goes out again, byte for byte, again and again until a receipt says that it is saved. Some
 * elevators cry a second time while the first is looked after, and some cry of before goes out once more when all is over.
 */
public final class Controllers implements AutoCloseable {
    private static final int SECOND_CRY_IN = 10;
    private static final int SECOND_CRY_MS = 4_000;
    private static final int LATE_COPY_IN = 10;
    private static final int LATE_COPY_MS = 6_000;
    /** Such a cry gets no receipt that could end its repetitions. */
    private static final int UNREADABLE_GOES_OUT = 4;

    private static final String BOOT = "b1";

    private final Town town;
    private final Ledger ledger;
    private final Agenda field;
    private final Random random;
    private final long repeatsEveryMs;
    private final FieldLine line;
    private final Map<Integer, Long> counters = new HashMap<>();

    public Controllers(String url, Town town, Ledger ledger, Agenda field, long seed, Duration repeatsEvery) {
        this.repeatsEveryMs = repeatsEvery.toMillis();
        this.town = town;
        this.ledger = ledger;
        this.field = field;
        this.random = new Random(seed);
        this.line = new FieldLine(url, "elevators", field, seed, this::hear, Topics.ALL_RECEIPTS, Topics.CHECKPOINT);
    }

    public void scatter(boolean now) {
        line.scatter(now);
    }

    /** Somebody is shut in there, that many milliseconds from now. */
    public void cryAfter(int elevator, long delayMs) {
        field.after(delayMs, () -> cry(elevator));
    }

    private void cry(int elevator) {
        say(elevator);
        if (random.nextInt(SECOND_CRY_IN) == 0) field.after(1 + random.nextInt(SECOND_CRY_MS), () -> say(elevator));
    }

    private void say(int elevator) {
        long counter = counters.merge(elevator, 1L, Long::sum);
        var id = town.elevator(elevator);
        var at = Ledger.now();
        int people = 1 + random.nextInt(4);
        var signal = SignalMessage.counted(
                town.area(elevator), id, SignalMessage.Kind.ENTRAPMENT, at, BOOT, counter, people);
        var cry = new Ledger.Cry(signal.signalId(), id, at, people, at);
        repeat(Topics.signal(signal.area(), id), SignalCodec.encode(signal), cry);
    }

    private void repeat(String topic, byte[] body, Ledger.Cry cry) {
        if (ledger.isSaved(cry.signal())) {
            if (random.nextInt(LATE_COPY_IN) == 0)
                field.after(random.nextInt(LATE_COPY_MS), () -> send(topic, body, cry));
            return;
        }
        send(topic, body, cry);
        field.after(repeatsEveryMs, () -> repeat(topic, body, cry));
    }

    private void send(String topic, byte[] body, Ledger.Cry cry) {
        ledger.cried(cry);
        line.post(topic, body);
    }

    /** Somebody is shut in there, and what the controller says of it can't be read. */
    public void cryUnreadablyAfter(int elevator, long delayMs) {
        field.after(delayMs, () -> {
            var id = town.elevator(elevator);
            var topic = Topics.signal(town.area(elevator), id);
            var cry = new Ledger.Unreadable(id, topic, unreadable(id.value()), Ledger.now());
            repeat(cry, UNREADABLE_GOES_OUT);
        });
    }

    private String unreadable(String elevator) {
        var good = "{\"v\": 1, \"elevator\": \"%s\", \"kind\": \"entrapment\", \"counter\": %d}"
                .formatted(elevator, random.nextInt());
        return switch (random.nextInt(4)) {
            case 0 -> good.substring(0, good.length() - 1 - random.nextInt(good.length() / 2));
            case 1 -> good.replace("\"v\": 1", "\"v\": 9");
            case 2 -> good.replace("entrapment", "entrapped");
            default -> good.replace('"', '\'');
        };
    }

    private void repeat(Ledger.Unreadable cry, int times) {
        ledger.criedUnreadably(cry);
        line.post(cry.topic(), cry.body().getBytes(UTF_8));
        if (times > 1) field.after(repeatsEveryMs, () -> repeat(cry, times - 1));
    }

    private void hear(String topic, byte[] payload) {
        if (topic.equals(Topics.CHECKPOINT)) {
            CheckpointCodec.decode(topic, payload).fold(this::keep, this::refuse);
            return;
        }
        var at = Ledger.now();
        ReceiptCodec.decode(topic, payload)
                .fold(
                        receipt -> {
                            ledger.receipted(new Ledger.Receipted(receipt, at));
                            return true;
                        },
                        this::refuse);
    }

    private boolean keep(Checkpoint checkpoint) {
        ledger.signed(checkpoint);
        return true;
    }

    private boolean refuse(Decoded.Refused<?> refused) {
        ledger.odd("What the desk says can't be read: " + refused.sentence());
        return false;
    }

    /** What the line sent once more by itself. */
    public int again() {
        return line.again();
    }

    /** What the broker has not acknowledged. */
    public int owed() {
        return line.owed();
    }

    @Override
    public void close() {
        line.close();
    }
}
