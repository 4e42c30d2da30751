package org.rescuedesk.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.OrderCodec;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.ReceiptCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.ClockMessage;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.OrderMessage.Kind;
import org.rescuedesk.wire.message.OrderMessage.State;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/**
 * A driven desk in the same room, at the other end of in-memory lines: sends the nearest free crew of the firm, passes one
 * over that declines or does not answer for three minutes, and keeps all that was said. Stops the simulation by {@link
 * Enough} when its time has come.
 */
final class FakeDesk implements Line.Exchange {

    private static final double NEARBY_M = 15_000;
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);

    final SortedMap<String, FakeRescue> rescues = new TreeMap<>();
    final List<Said> heard = new ArrayList<>();
    final List<ReportMessage> reports = new ArrayList<>();
    Instant now = Instant.MIN;
    /** Whether orders lie about until the next step is done, or come at once. */
    boolean slow;
    /** Whether signals get a receipt that says saved; else one that says not yet. */
    boolean saves = true;

    final Province province;
    private final Register register;
    private final Instant end;
    private final ClockDone retained;
    private final SortedMap<String, Line.Ear> ears = new TreeMap<>();
    private final Set<CrewId> onDuty = new TreeSet<>();
    /** As they came, since most are never looked at. */
    private final SortedMap<CrewId, Said> positions = new TreeMap<>();

    private final List<OrderMessage> lying = new ArrayList<>();
    private long seq;

    /** One message as it was published. */
    record Said(String topic, int qos, byte[] payload) {
        CrewId crew() {
            return new CrewId(topic.split("/")[1]);
        }

        PositionMessage position() {
            return PositionCodec.decode(topic, payload).value();
        }

        String words() {
            return topic + " " + new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** Thrown out of the simulation when the desk's time has come. */
    static final class Enough extends RuntimeException {}

    FakeDesk(Province province, Instant lastFact, Instant end) {
        this.province = province;
        this.register = province.register();
        this.retained = new ClockDone(0, lastFact);
        this.end = end;
    }

    @Override
    public Line open(String clientId, Line.Ear ear, String... topics) {
        for (String topic : topics) {
            ears.put(topic, ear);
            if (topic.equals(Topics.CLOCK_DONE)) {
                ear.hear(topic, ClockCodec.encode(retained));
            }
        }
        return new Loopback();
    }

    private final class Loopback implements Line {
        @Override
        public void publish(String topic, int qos, byte[] payload) {
            Said said = new Said(topic, qos, payload);
            heard.add(said);
            if (topic.startsWith("elevator/")) {
                take(SignalCodec.decode(topic, payload).value());
            } else if (topic.endsWith("/report")) {
                take(ReportCodec.decode(topic, payload).value());
            } else if (topic.endsWith("/position")) {
                takePosition(said);
            } else {
                take(ClockCodec.decode(topic, payload).value());
            }
        }

        @Override
        public void retain(String topic, byte[] payload) {
            throw new AssertionError("Nothing is retained here: " + topic);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void take(ClockMessage step) {
        if (step.until().isAfter(end)) {
            throw new Enough();
        }
        now = step.until();
        for (FakeRescue rescue : rescues.values()) {
            if (rescue.isWaitingForAnswer() && now.isAfter(rescue.answerBy)) {
                offer(rescue);
            }
        }
        lying.forEach(this::deliver);
        lying.clear();
        tell(Topics.CLOCK_DONE, Topics.CLOCK_DONE, ClockCodec.encode(new ClockDone(step.n(), now)));
    }

    private void take(SignalMessage signal) {
        FakeRescue rescue = null;
        if (signal.kind() == SignalMessage.Kind.ENTRAPMENT) {
            rescue = rescues.computeIfAbsent(
                    signal.signalId(), id -> new FakeRescue(register.elevator(signal.elevator()), now));
            if (rescue.state == State.NO_ANSWER) {
                offer(rescue);
            }
        }
        ReceiptMessage receipt = new ReceiptMessage(
                signal.elevator(), signal.signalId(), signal.boot(), signal.counter(), now, saves, "", 1);
        tell(Topics.ALL_RECEIPTS, Topics.receipt(signal.area(), signal.elevator()), ReceiptCodec.encode(receipt));
    }

    private void takePosition(Said said) {
        CrewId crew = said.crew();
        positions.put(crew, said);
        rescues.values().stream()
                .filter(rescue -> rescue.isDrivenToBy(crew) && rescue.isStandingAt(said.position()))
                .forEach(rescue -> rescue.stoodAt = now);
    }

    private void take(ReportMessage report) {
        reports.add(report);
        switch (report.kind()) {
            case ON_DUTY -> onDuty.add(report.crew());
            case OFF_DUTY, REST -> onDuty.remove(report.crew());
            default -> {
                FakeRescue rescue = rescue(report.rescue());
                rescue.take(report);
                if (report.kind() == ReportMessage.Kind.DECLINE) {
                    offer(rescue);
                }
            }
        }
    }

    /** To the nearest free crew that was not asked yet, of the firm under contract as long as it has one nearby. */
    private void offer(FakeRescue rescue) {
        Optional<Crew> crew = nearest(rescue, true).or(() -> nearest(rescue, false));
        if (crew.isEmpty()) {
            rescue.state = State.NO_ANSWER;
            return;
        }
        rescue.offer(crew.get().id(), now.plus(ANSWER_WITHIN));
        order(rescue, Kind.OFFER);
    }

    void order(FakeRescue rescue, Kind kind) {
        Elevator elevator = rescue.elevator;
        OrderMessage order = new OrderMessage(
                rescue.crew,
                kind,
                rescue.id(),
                elevator.id(),
                elevator.area(),
                elevator.place(),
                elevator.point(),
                null,
                rescue.state,
                rescue.stage,
                Duration.ofMinutes(8),
                rescue.answerBy,
                rescue.openedAt.plus(Duration.ofMinutes(30)),
                rescue.answerBy.minus(Duration.ofMinutes(3)),
                now,
                1,
                ++seq,
                true,
                "");
        if (slow) {
            lying.add(order);
        } else {
            deliver(order);
        }
    }

    private Optional<Crew> nearest(FakeRescue rescue, boolean ofFirm) {
        return register.listCrews().stream()
                .filter(crew -> onDuty.contains(crew.id()) && positions.containsKey(crew.id()))
                .filter(crew -> !ofFirm || isOfFirmNearby(crew, rescue.elevator))
                .filter(crew -> !rescue.asked.contains(crew.id()) && isFree(crew.id()))
                .min(Comparator.comparingDouble(crew -> point(crew.id()).distanceTo(rescue.elevator.point())));
    }

    private boolean isOfFirmNearby(Crew crew, Elevator elevator) {
        return crew.firm().equals(elevator.firm()) && point(crew.id()).distanceTo(elevator.point()) < NEARBY_M;
    }

    private Point point(CrewId crew) {
        return positions.get(crew).position().point();
    }

    private boolean isFree(CrewId crew) {
        return rescues.values().stream().noneMatch(rescue -> rescue.binds(crew));
    }

    private FakeRescue rescue(String id) {
        return rescues.values().stream()
                .filter(rescue -> rescue.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void deliver(OrderMessage order) {
        tell(Topics.ALL_ORDERS, Topics.order(order.crew()), OrderCodec.encode(order));
    }

    private void tell(String subscription, String topic, byte[] payload) {
        ears.get(subscription).hear(topic, payload);
    }
}
