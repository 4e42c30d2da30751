package org.rescuedesk.cli.chaos.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.ask.SignalCommand.Cried;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
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
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.store.KeptInput;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * Four rescues as the desk's own rules decide them, by cries, by a call and by a cry that nobody can read, and the ledger of whoever
 * was outside; some are late, and all of it is as it should be.
 */
final class Scene {
    static final AreaId AREA = AreaId.of("520102");
    static final CrewId CREW = CrewId.of("C-1");
    static final ElevatorId ELEVATOR = ElevatorId.of("GY-1");
    static final CrewId SECOND = CrewId.of("C-2");
    static final ElevatorId OTHER = ElevatorId.of("GY-2");
    static final ElevatorId CALLED = ElevatorId.of("GY-3");
    static final ElevatorId UNREADABLE = ElevatorId.of("GY-4");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    final Ledger ledger = new Ledger(Writer.nullWriter());
    final List<Event> events = new ArrayList<>();
    final List<KeptInput> inputs = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T09:30:00Z");
    private Desk desk = Desk.empty(new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), LIMIT), register());
    private long counter;

    Scene() {
        report(ReportMessage.onDuty(CREW, now, "on"), new CrewCommand.CameOnDuty(now, By.crew(CREW), CREW));
        cry(ELEVATOR);
        later(1);
        cry(ELEVATOR);
        work(ELEVATOR, 3);
        cry(OTHER);
        work(OTHER, 12);
        call(CALLED);
        work(CALLED, 3);
        cryUnreadably(UNREADABLE);
        work(UNREADABLE, 1);
    }

    static Register register() {
        var place = new Point(26.57, 106.71);
        var zone = ZoneId.of("Asia/Shanghai");
        return Register.of(
                1,
                List.of(new Area(AREA, "南明区", "Nanming", zone, LIMIT)),
                List.of(new Firm(FirmId.of("F-1"), "黔安")),
                List.of(new Station(StationId.of("S-1"), "一站", place)),
                Stream.of(ELEVATOR, OTHER, CALLED, UNREADABLE)
                        .map(id -> elevator(id, place))
                        .toList(),
                List.of(
                        new Crew(CREW, "第一组", FirmId.of("F-1"), StationId.of("S-1"), Skills.ALL),
                        new Crew(SECOND, "第二组", FirmId.of("F-1"), StationId.of("S-1"), Skills.ALL)));
    }

    private static Elevator elevator(ElevatorId id, Point place) {
        return new Elevator(id, "", AREA, FirmId.of("F-1"), "1号梯", PlaceType.RESIDENTIAL, "", "", place);
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

    private void call(ElevatorId elevator) {
        ledger.called(new Ledger.Call(elevator, 2, now));
        decide(new Called(now, By.dispatcher("dispatcher"), elevator, 2, List.of()));
        ledger.answered(new Ledger.Answered(elevator, rescue(elevator).value(), true, now));
    }

    /** It opens itself a minute later. */
    private void cryUnreadably(ElevatorId elevator) {
        var cry = new Ledger.Unreadable(elevator, Topics.signal(AREA, elevator), "{'v': 1}", now);
        ledger.criedUnreadably(cry);
        keep(cry.topic(), cry.body(), "not_json");
        var name = new SignalId(SignalCodec.unreadableId(elevator, cry.body().getBytes(UTF_8), now));
        decide(new Cried(
                now, By.elevator(elevator), AREA, elevator, name, Distrust.UNREADABLE, "It is no JSON.", null));
        pass(60);
    }

    private void keep(String topic, String body, String reason) {
        inputs.add(new KeptInput(inputs.size(), now, topic, body.length(), reason, "", body));
    }

    /**
     * The first crew hears nothing of its offer until the second has been asked in its place; then it says yes, is stood down for it,
     * and has departed before it knows.
     */
    void answersLate() {
        report(ReportMessage.onDuty(SECOND, now, "on"), new CrewCommand.CameOnDuty(now, By.crew(SECOND), SECOND));
        cry(ELEVATOR);
        pass(181);
        var rescue = rescue(ELEVATOR);
        var id = rescue.value();
        var by = By.crew(CREW);
        report(ReportMessage.accept(CREW, now, "late", id), new CrewCommand.Accepted(now, by, CREW, rescue));
        order(CREW, OrderMessage.Kind.STAND_DOWN, ELEVATOR);
        refuse(ReportMessage.depart(CREW, now, "gone", id));
        work(SECOND, ELEVATOR, 1);
    }

    /** A further rescue, for which the first crew is asked, and whatever comes of it. */
    void asksAgain(Runnable then) {
        cry(ELEVATOR);
        order(CREW, OrderMessage.Kind.OFFER, ELEVATOR);
        later(1);
        then.run();
    }

    void standDown() {
        take(new CrewStoodDown(now, By.DESK, rescue(ELEVATOR), CREW, "PEOPLE_ARE_OUT"));
    }

    /** Said, and kept as refused; whether that was right is for the judge to say. */
    void refuse(ReportMessage report) {
        ledger.said(CREW, new Ledger.Said(report, now));
        keep(Topics.report(CREW), new String(ReportCodec.encode(report), UTF_8), "refused");
    }

    void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            later(1);
            decide(new Check(now));
        }
    }

    RescueId rescue(ElevatorId elevator) {
        return desk.elevator(elevator).findLast().orElseThrow();
    }

    /** From the offer to the cause, with the arrival so many seconds later. */
    private void work(ElevatorId elevator, int arrivesAfterS) {
        work(CREW, elevator, arrivesAfterS);
    }

    private void work(CrewId crew, ElevatorId elevator, int arrivesAfterS) {
        var rescue = rescue(elevator);
        var id = rescue.value();
        var by = By.crew(crew);
        order(crew, OrderMessage.Kind.OFFER, elevator);
        later(1);
        report(ReportMessage.accept(crew, now, "1", id), new CrewCommand.Accepted(now, by, crew, rescue));
        order(crew, OrderMessage.Kind.CONFIRM, elevator);
        report(ReportMessage.depart(crew, now, "2", id), new CrewCommand.Departed(now, by, crew, rescue));
        pass(arrivesAfterS);
        report(
                ReportMessage.arrive(
                        crew, now, "3", id, new ReportMessage.Evidence(ReportMessage.Source.QR, null, null)),
                new CrewCommand.Arrived(now, by, crew, rescue, Evidence.at(Source.QR, now, now)));
        report(ReportMessage.release(crew, now, "4", id, 2), new CrewCommand.Released(now, by, crew, rescue, 2));
        report(
                ReportMessage.cause(crew, now, "5", id, "door", ""),
                new CrewCommand.CauseFound(now, by, crew, rescue, "door", null, List.of()));
        later(1);
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void report(ReportMessage report, CrewCommand what) {
        var said = new Ledger.Said(report, now);
        ledger.said(report.crew(), said);
        decide(new CrewCommand.Named(said.name(), what));
    }

    void order(CrewId crew, OrderMessage.Kind kind, ElevatorId elevator) {
        ledger.ordered(new Ledger.Ordered(order(crew, kind, rescue(elevator).value(), elevator), now));
    }

    OrderMessage order(CrewId crew, OrderMessage.Kind kind, String rescue, ElevatorId elevator) {
        return new OrderMessage(
                crew,
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
        command.decide(desk, Sorted.empty()).forEach(this::take);
    }

    private void take(Event event) {
        desk = event.evolve(desk);
        events.add(event);
    }

    Instant now() {
        return now;
    }

    /** What the judge says of these facts, linked anew. */
    List<Deviation> judged() {
        var judge = new Judge(ledger, Duration.ZERO);
        judge.judge(entries(), inputs, register());
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
