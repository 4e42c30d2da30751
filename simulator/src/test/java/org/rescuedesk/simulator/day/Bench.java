package org.rescuedesk.simulator.day;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.OrderMessage.Kind;
import org.rescuedesk.wire.message.OrderMessage.Stage;
import org.rescuedesk.wire.message.OrderMessage.State;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** A simulation on a workbench, on an evening on which next to nobody is shut in: hands it orders, and keeps what it says. */
final class Bench implements Line {

    static final Instant SIX = Instant.parse("2026-11-23T10:00:00Z");

    private static final double HARDLY_EVER = 1e-6;

    final List<SignalMessage> signals = new ArrayList<>();
    final List<ReportMessage> reports = new ArrayList<>();
    final List<PositionMessage> positions = new ArrayList<>();
    final Province province = Province.of(1);
    final Crew crew = province.register().listCrews().stream()
            .filter(one -> province.shift(one.id()).isOnDutyAt(SIX.plus(Duration.ofHours(1))))
            .findFirst()
            .orElseThrow();
    final Elevator elevator = province.beat(crew).get(0);

    private final Simulation simulation;
    private final Voice voice = new Voice(this, this, true);
    private Instant now = SIX;
    private long seq;

    Bench(long seed) throws InterruptedException {
        simulation = new Simulation(province, seed, HARDLY_EVER, voice, SIX, Beginning.GO_ON);
        pass(Duration.ZERO);
    }

    /** Lets so much time pass, step by step. */
    Bench pass(Duration time) throws InterruptedException {
        Instant until = now.plus(time);
        while (!simulation.next().isAfter(until)) {
            simulation.run(simulation.next());
            voice.letCrewsSpeak();
        }
        now = until;
        return this;
    }

    OrderMessage order(Kind kind, State state, Stage stage) {
        return order(kind, state, stage, 1);
    }

    OrderMessage order(Kind kind, State state, Stage stage, long epoch) {
        return new OrderMessage(
                crew.id(),
                kind,
                rescue(),
                elevator.id(),
                elevator.area(),
                elevator.place(),
                elevator.point(),
                2,
                state,
                stage,
                null,
                null,
                now.plus(Duration.ofMinutes(30)),
                SIX,
                now,
                epoch,
                ++seq,
                true,
                "");
    }

    Bench take(OrderMessage order) throws InterruptedException {
        simulation.take(order, now);
        return this;
    }

    Bench take(ReceiptMessage receipt) {
        simulation.take(receipt);
        return this;
    }

    Bench offer() throws InterruptedException {
        return take(order(Kind.OFFER, State.OFFERED, Stage.OPEN));
    }

    Bench standDown() throws InterruptedException {
        return take(order(Kind.STAND_DOWN, State.STOOD_DOWN, Stage.OPEN));
    }

    String rescue() {
        return elevator.id() + "@20261123T100000Z";
    }

    /** What the crew has reported of the rescue. */
    List<ReportMessage.Kind> told() {
        return reports.stream()
                .filter(report -> report.rescue().equals(rescue()))
                .map(ReportMessage::kind)
                .collect(toList());
    }

    @Override
    public void publish(String topic, int qos, byte[] payload) {
        if (topic.endsWith("/signal")) {
            signals.add(SignalCodec.decode(topic, payload).value());
        } else if (topic.endsWith("/report")) {
            reports.add(ReportCodec.decode(topic, payload).value());
        } else {
            positions.add(PositionCodec.decode(topic, payload).value());
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
