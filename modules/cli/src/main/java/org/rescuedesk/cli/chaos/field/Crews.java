package org.rescuedesk.cli.chaos.field;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.wire.OrderCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Source;

/**
 * All crews and their phones. Each obeys the highest epoch that it has seen, answers an offer, does its work once it is confirmed,
 * and says again what an order shows that the desk has not heard.
 */
public final class Crews implements AutoCloseable {
    private static final int DECLINES_IN = 12;
    private static final int ACCEPTS_WITHIN_MS = 800;
    private static final int DEPARTS_WITHIN_MS = 400;
    private static final int DRIVES_WITHIN_MS = 3_500;
    private static final int FREES_WITHIN_MS = 1_500;
    private static final int TELLS_WITHIN_MS = 800;

    private final Town town;
    private final Ledger ledger;
    private final Agenda field;
    private final Random random;
    private final FieldLine line;
    private final Map<CrewId, Map<String, Task>> tasks = new HashMap<>();
    private final Map<CrewId, Task> now = new HashMap<>();
    private long epoch;
    private volatile int busy;

    public Crews(String url, Town town, Ledger ledger, Agenda field, long seed) {
        this.town = town;
        this.ledger = ledger;
        this.field = field;
        this.random = new Random(seed);
        this.line = new FieldLine(url, "crews", field, seed, this::hear, Topics.ALL_ORDERS);
    }

    public void scatter(boolean on) {
        line.scatter(on);
    }

    public void comeOnDuty() {
        field.now(() -> {
            for (int i = 0; i < town.crews(); i++) {
                var crew = town.crew(i);
                send(crew, ReportMessage.onDuty(crew, Ledger.now(), crew + "-on"));
            }
        });
    }

    private void hear(String topic, byte[] payload) {
        var at = Ledger.now();
        OrderCodec.decode(topic, payload)
                .fold(
                        order -> {
                            ledger.ordered(new Ledger.Ordered(order, at));
                            follow(order);
                            return true;
                        },
                        refused -> {
                            ledger.odd("An order can't be read: " + refused.sentence());
                            return false;
                        });
    }

    private void follow(OrderMessage order) {
        if (order.epoch() < epoch) return;
        epoch = order.epoch();
        var crew = order.crew();
        var known = tasks.computeIfAbsent(crew, each -> new HashMap<>());
        var task = known.computeIfAbsent(order.rescue(), Task::new);
        task.unknown(order).forEach(report -> send(crew, report));
        switch (order.kind()) {
            case OFFER -> {
                if (isOpen(order)) offered(order, task);
            }
            case CONFIRM -> confirmed(crew, task);
            case STAND_DOWN -> task.standDown();
        }
        count();
    }

    /** A phone does not show an offer whose time is over. */
    private static boolean isOpen(OrderMessage order) {
        var answerBy = order.answerBy();
        return answerBy == null || Ledger.now().isBefore(answerBy);
    }

    private void offered(OrderMessage order, Task task) {
        var crew = order.crew();
        var other = now.get(crew);
        task.offered(order);
        if (other == task || task.isOver()) return;
        if (other != null && other.forbids(order)) {
            ledger.odd("Crew " + crew + " was asked to rescue " + task.rescue() + " while it is at work in "
                    + other.rescue() + ".");
        }
        now.put(crew, task);
        boolean declines = random.nextInt(DECLINES_IN) == 0;
        var rescue = task.rescue();
        Words answer = declines
                ? (id, at) -> ReportMessage.decline(crew, at, id, rescue, "车辆故障")
                : (id, at) -> ReportMessage.accept(crew, at, id, rescue);
        after(random.nextInt(ACCEPTS_WITHIN_MS), () -> say(crew, task, answer));
    }

    private void confirmed(CrewId crew, Task task) {
        if (!task.begins()) return;
        now.put(crew, task);
        boolean scans = random.nextBoolean();
        boolean presses = !scans || random.nextInt(3) == 0;
        long departs = random.nextInt(DEPARTS_WITHIN_MS);
        long arrives = departs + random.nextInt(DRIVES_WITHIN_MS);
        long frees = arrives + 1 + random.nextInt(FREES_WITHIN_MS);
        long tells = frees + 1 + random.nextInt(TELLS_WITHIN_MS);
        after(departs, () -> say(crew, task, (id, at) -> ReportMessage.depart(crew, at, id, task.rescue())));
        if (scans) after(arrives, () -> arrive(crew, task, Source.QR));
        if (presses) after(arrives, () -> arrive(crew, task, Source.PRESS));
        int people = 1 + random.nextInt(4);
        after(frees, () -> say(crew, task, (id, at) -> ReportMessage.release(crew, at, id, task.rescue(), people)));
        after(tells, () -> say(crew, task, (id, at) -> ReportMessage.cause(crew, at, id, task.rescue(), "door", "")));
    }

    private void arrive(CrewId crew, Task task, Source source) {
        var evidence = new ReportMessage.Evidence(source, null, null);
        say(crew, task, (id, at) -> ReportMessage.arrive(crew, at, id, task.rescue(), evidence));
    }

    private void after(long delayMs, Runnable what) {
        field.after(delayMs, what);
    }

    /** Made when it is said. */
    private interface Words {
        ReportMessage of(String id, @Nullable Instant at);
    }

    private void say(CrewId crew, Task task, Words words) {
        if (task.isOver()) return;
        var report = words.of(task.reportId(crew), Ledger.now());
        task.say(report);
        send(crew, report);
        count();
    }

    private void count() {
        busy = (int) now.values().stream().filter(task -> !task.isOver()).count();
    }

    private void send(CrewId crew, ReportMessage report) {
        ledger.said(crew, new Ledger.Said(report, Ledger.now()));
        line.post(Topics.report(crew), ReportCodec.encode(report));
    }

    /** How many are at work; by what they know. */
    public int busy() {
        return busy;
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
