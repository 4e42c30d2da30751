package org.rescuedesk.cli.chaos.field;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * What was sent and what was told outside of the desk, with the outside's own times, in whole milliseconds as the desk's are.
 * Everything is also written down as it comes, a line each. Safe to be used from any thread.
 */
public final class Ledger {
    /** A cry as its controller said it; {@code sentAt} is when it did so first. */
    public record Cry(
            String signal,
            ElevatorId elevator,
            @Nullable Instant occurredAt,
            @Nullable Integer people,
            Instant sentAt) {}

    /** What a crew said, and when it did so first. */
    public record Said(ReportMessage report, Instant sentAt) {
        /** As the desk names it in its journal. */
        public String name() {
            return report.id() + "/" + report.kind() + (report.at() == null ? "" : "/" + report.at());
        }
    }

    /** A call, as somebody first made it. */
    public record Call(ElevatorId elevator, int people, Instant sentAt) {}

    /** The rescue that a caller was named; {@code promised} when the call itself was answered by it, and not the board. */
    public record Answered(ElevatorId elevator, String rescue, boolean promised, Instant at) {}

    /** A cry that nobody can read, as it went out first. */
    public record Unreadable(ElevatorId elevator, String topic, String body, Instant sentAt) {}

    public record Receipted(ReceiptMessage receipt, Instant at) {}

    public record Ordered(OrderMessage order, Instant at) {}

    /** A fact as the live page was told of it. */
    public record Seen(long seq, String type, String factAt) {}

    private final Writer transcript;
    private final Map<String, Cry> cries = new LinkedHashMap<>();
    private final Map<String, Said> said = new LinkedHashMap<>();
    private final Map<ElevatorId, Call> calls = new LinkedHashMap<>();
    private final Map<ElevatorId, Integer> attempts = new LinkedHashMap<>();
    private final List<Answered> answers = new ArrayList<>();
    private final Map<ElevatorId, Unreadable> unreadables = new LinkedHashMap<>();
    private final List<Receipted> receipts = new ArrayList<>();
    private final Map<String, Instant> savedAt = new LinkedHashMap<>();
    private final List<Ordered> orders = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private int repetitions;

    public Ledger(Writer transcript) {
        this.transcript = transcript;
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Its first time is kept, and each further one counted. */
    public synchronized void cried(Cry cry) {
        if (cries.putIfAbsent(cry.signal(), cry) != null) repetitions++;
        note("cry", cry.signal(), "");
    }

    /** One elevator is called about by one person, however often. */
    public synchronized void called(Call call) {
        if (calls.putIfAbsent(call.elevator(), call) != null) repetitions++;
        attempts.merge(call.elevator(), 1, Integer::sum);
        note("call", call.elevator().value(), "");
    }

    public synchronized void answered(Answered told) {
        answers.add(told);
        note("answer", told.elevator().value(), (told.promised() ? "call " : "board ") + told.rescue());
    }

    /** One elevator has one such cry, which may be repeated. */
    public synchronized void criedUnreadably(Unreadable cry) {
        if (unreadables.putIfAbsent(cry.elevator(), cry) != null) repetitions++;
        note("unreadable", cry.elevator().value(), cry.body());
    }

    public synchronized void said(CrewId crew, Said what) {
        if (said.putIfAbsent(crew + " " + what.name(), what) != null) repetitions++;
        note("report", crew.value(), what.name() + " " + what.report().rescue());
    }

    public synchronized void receipted(Receipted told) {
        receipts.add(told);
        var receipt = told.receipt();
        if (receipt.saved()) savedAt.putIfAbsent(receipt.signal(), told.at());
        note("receipt", receipt.signal(), (receipt.saved() ? "saved " : "unsaved ") + receipt.rescue());
    }

    public synchronized void ordered(Ordered told) {
        orders.add(told);
        var order = told.order();
        note(
                "order",
                order.crew().value(),
                order.kind() + " " + order.rescue() + " " + order.state() + " epoch " + order.epoch() + " seq "
                        + order.seq());
    }

    public synchronized void saw(Seen fact) {
        seen.add(fact);
    }

    /** What the desk has put its name to, as somebody outside keeps it. */
    public synchronized void signed(Checkpoint checkpoint) {
        checkpoints.add(checkpoint);
    }

    public synchronized List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }

    /** Something that should not be, seen outside. */
    public synchronized void odd(String sentence) {
        oddities.add(sentence);
        note("odd", "", sentence);
    }

    /** What was done to the desk, for whoever reads the transcript. */
    public synchronized void fault(String sentence) {
        note("fault", "", sentence);
    }

    private void note(String what, String who, String text) {
        var line = new JsonObject()
                .put("at", now().toString())
                .put("what", what)
                .put("who", who)
                .put("text", text);
        try {
            transcript.write(line.encode() + "\n");
            transcript.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized boolean isSaved(String signal) {
        return savedAt.containsKey(signal);
    }

    public synchronized Optional<Instant> findSaved(String signal) {
        return Optional.ofNullable(savedAt.get(signal));
    }

    public synchronized Map<String, Cry> cries() {
        return new LinkedHashMap<>(cries);
    }

    public synchronized Map<ElevatorId, Call> calls() {
        return new LinkedHashMap<>(calls);
    }

    /** How often each elevator was called about. */
    public synchronized Map<ElevatorId, Integer> attempts() {
        return new LinkedHashMap<>(attempts);
    }

    public synchronized List<Answered> answers() {
        return List.copyOf(answers);
    }

    public synchronized Map<ElevatorId, Unreadable> unreadables() {
        return new LinkedHashMap<>(unreadables);
    }

    /** By crew, a blank and the report's name. */
    public synchronized Map<String, Said> reports() {
        return new LinkedHashMap<>(said);
    }

    public synchronized List<Receipted> receipts() {
        return List.copyOf(receipts);
    }

    public synchronized List<Ordered> orders() {
        return List.copyOf(orders);
    }

    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    public synchronized List<String> oddities() {
        return List.copyOf(oddities);
    }

    /** How often something was sent once more. */
    public synchronized int repetitions() {
        return repetitions;
    }
}
