package org.rescuedesk.cli.chaos.judge;

import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.plan.GreatCircle;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Policy;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** Two rescues as the desk's own rules decide them, one of them late, and the ledger of whoever was outside; all of it is as it should be. */
final class Scene {
    static final AreaId AREA = AreaId.of("520102");
    static final CrewId CREW = CrewId.of("C-1");
    static final ElevatorId ELEVATOR = ElevatorId.of("GY-1");
    static final ElevatorId OTHER = ElevatorId.of("GY-2");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    final Ledger ledger = new Ledger(Writer.nullWriter());
    final List<Event> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T09:30:00Z");
    private Desk desk =
            Desk.empty(new Rules(Policy.NATIONAL, new GreatCircle(), ZoneId.of("Asia/Shanghai"), LIMIT), register());
    private long counter;

    Scene() {
        report(ReportMessage.onDuty(CREW, now, "on"), new CrewCommand.CameOnDuty(now, By.crew(CREW), CREW));
        cry(ELEVATOR);
        later(1);
        cry(ELEVATOR);
        work(ELEVATOR, 3);
        cry(OTHER);
        work(OTHER, 12);
    }

    static Register register() {
        var place = new Point(26.57, 106.71);
        var zone = ZoneId.of("Asia/Shanghai");
        return Register.of(
                1,
                List.of(new Area(AREA, "南明区", "Nanming", zone, LIMIT)),
                List.of(new Firm(FirmId.of("F-1"), "黔安")),
                List.of(new Station(StationId.of("S-1"), "一站", place)),
                List.of(elevator(ELEVATOR, place), elevator(OTHER, place)),
                List.of(new Crew(CREW, "第一组", FirmId.of("F-1"), StationId.of("S-1"))));
    }

    private static Elevator elevator(ElevatorId id, Point place) {
        return new Elevator(id, "", AREA, FirmId.of("F-1"), "1号梯", PlaceType.RESIDENTIAL, place);
    }

    private void cry(ElevatorId elevator) {
        var signal = new SignalId(elevator + "/b1/" + ++counter);
        ledger.cried(new Ledger.Cry(signal.value(), elevator, now, 2, now));
        var what = new Signal(signal, elevator, Signal.Kind.ENTRAPMENT, now, 2, null, null);
        decide(new Signalled(now, By.elevator(elevator), AREA, what));
        ledger.receipted(new Ledger.Receipted(
                new ReceiptMessage(
                        elevator,
                        signal.value(),
                        "b1",
                        counter,
                        now,
                        true,
                        rescue(elevator).value(),
                        1),
                now));
    }

    private RescueId rescue(ElevatorId elevator) {
        return desk.elevator(elevator).findLast().orElseThrow();
    }

    /** From the offer to the cause, with the arrival so many seconds later. */
    private void work(ElevatorId elevator, int arrivesAfterS) {
        var rescue = rescue(elevator);
        var id = rescue.value();
        var by = By.crew(CREW);
        order(OrderMessage.Kind.OFFER, elevator);
        later(1);
        report(ReportMessage.accept(CREW, now, "1", id), new CrewCommand.Accepted(now, by, CREW, rescue));
        order(OrderMessage.Kind.CONFIRM, elevator);
        report(ReportMessage.depart(CREW, now, "2", id), new CrewCommand.Departed(now, by, CREW, rescue));
        for (int second = 0; second < arrivesAfterS; second++) {
            later(1);
            decide(new Check(now));
        }
        report(
                ReportMessage.arrive(
                        CREW, now, "3", id, new ReportMessage.Evidence(ReportMessage.Source.QR, null, null)),
                new CrewCommand.Arrived(now, by, CREW, rescue, Evidence.at(Source.QR, now, now)));
        report(ReportMessage.release(CREW, now, "4", id, 2), new CrewCommand.Released(now, by, CREW, rescue, 2));
        report(
                ReportMessage.cause(CREW, now, "5", id, ReportMessage.Cause.DOOR, ""),
                new CrewCommand.CauseFound(now, by, CREW, rescue, "door", List.of()));
        later(1);
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void report(ReportMessage report, CrewCommand what) {
        var said = new Ledger.Said(report, now);
        ledger.said(CREW, said);
        decide(new CrewCommand.Named(said.name(), what));
    }

    private void order(OrderMessage.Kind kind, ElevatorId elevator) {
        ledger.ordered(new Ledger.Ordered(order(kind, rescue(elevator).value(), elevator), now));
    }

    OrderMessage order(OrderMessage.Kind kind, String rescue, ElevatorId elevator) {
        return new OrderMessage(
                CREW,
                kind,
                rescue,
                elevator,
                AREA,
                "1号梯",
                new Point(26.57, 106.71),
                2,
                OrderMessage.State.OFFERED,
                OrderMessage.Stage.OPEN,
                Duration.ofSeconds(60),
                now,
                now,
                now,
                now,
                1,
                events.size(),
                true,
                "");
    }

    private void decide(Command command) {
        for (var event : command.decide(desk, Sorted.empty())) {
            desk = event.evolve(desk);
            events.add(event);
        }
    }

    Instant now() {
        return now;
    }

    /** What the judge says of these facts, linked anew. */
    List<Deviation> judged() {
        var judge = new Judge(ledger, Duration.ZERO);
        judge.judge(entries(), register());
        return judge.findings().list();
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        var end = Hash.NONE;
        for (var event : events) {
            var entry = Entry.following(end, entries.size() + 1L, 1, false, event);
            entries.add(entry);
            end = entry.hash();
        }
        return entries;
    }

    /** The place of the nth fact of this kind, from 0. */
    int place(Class<? extends Event> type, int nth) {
        int left = nth;
        for (int i = 0; i < events.size(); i++) {
            if (type.isInstance(events.get(i)) && left-- == 0) return i;
        }
        throw new AssertionError("There is no such " + type);
    }

    <E extends Event> void change(Class<E> type, int nth, UnaryOperator<E> change) {
        int place = place(type, nth);
        events.set(place, change.apply(type.cast(events.get(place))));
    }

    void drop(Class<? extends Event> type, int nth) {
        events.remove(place(type, nth));
    }

    void again(Class<? extends Event> type, int nth) {
        int place = place(type, nth);
        events.add(place + 1, events.get(place));
    }

    Desk desk() {
        return desk;
    }

    static @Nullable Instant plus(@Nullable Instant at, int seconds) {
        return at == null ? null : at.plusSeconds(seconds);
    }
}
