package org.rescuedesk.core.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.AccountCommand;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.ask.ElevatorCommand;
import org.rescuedesk.core.ask.OverrideCommand;
import org.rescuedesk.core.ask.SignalCommand;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.ToldTimes;

/** What can happen at one moment of a {@link Scene}; each sentence gives the lines of what followed. */
public final class Moment {
    private static final By WEI = By.dispatcher("wei");

    private final Scene scene;
    private final Instant at;
    private final String report;

    Moment(Scene scene, Instant at) {
        this(scene, at, "");
    }

    private Moment(Scene scene, Instant at, String report) {
        this.scene = scene;
        this.at = at;
        this.report = report;
    }

    /** The crew's phone gives its report this name; the same name again is a redelivery. */
    public Moment named(String name) {
        return new Moment(scene, at, name);
    }

    private List<String> hear(CrewCommand command) {
        return scene.ask(report.isEmpty() ? command : new CrewCommand.Named(report, command));
    }

    /** The controller says that somebody is shut in, in a signal of its own. */
    public List<String> signal(String elevator) {
        return signal(elevator, "entrapment", "s" + scene.nextSignal());
    }

    /** The controller sends a signal of this kind and id; the same id again is a redelivery. */
    public List<String> signal(String elevator, String kind, String id) {
        return signal(new Signal(new SignalId(id), ElevatorId.of(elevator), Scene.kind(kind), null, null, null, null));
    }

    public List<String> signal(Signal signal) {
        return scene.ask(new SignalCommand.Signalled(at, By.elevator(signal.elevator()), Province.NANMING, signal));
    }

    /** The controller says in a signal of its own that it went into this service mode. */
    public List<String> mode(String elevator, ServiceMode mode) {
        var id = new SignalId("s" + scene.nextSignal());
        return signal(new Signal(id, ElevatorId.of(elevator), Signal.Kind.MODE, null, null, null, mode));
    }

    /** Somebody in the car holds the alarm button for so many seconds. */
    public List<String> button(String elevator, int seconds) {
        var held = Duration.ofSeconds(seconds);
        return signal(new Signal(
                new SignalId("s" + scene.nextSignal()),
                ElevatorId.of(elevator),
                Signal.Kind.BUTTON,
                null,
                null,
                held,
                null));
    }

    /** A cry that can't be fully trusted, with an id of its own. */
    public List<String> cry(String elevator, Distrust distrust) {
        return cry(elevator, distrust, "c" + scene.nextSignal());
    }

    public List<String> cry(String elevator, Distrust distrust, String id) {
        var from = ElevatorId.of(elevator);
        return scene.ask(new SignalCommand.Cried(
                at, By.elevator(from), Province.NANMING, from, new SignalId(id), distrust, "Wrong.", null));
    }

    public List<String> call(String elevator, PersonNote... caller) {
        return scene.ask(new SignalCommand.Called(at, WEI, ElevatorId.of(elevator), 2, List.of(caller)));
    }

    public List<String> onDuty(String... crews) {
        return List.of(crews).stream()
                .flatMap(crew -> hear(new CrewCommand.CameOnDuty(at, by(crew), CrewId.of(crew))).stream())
                .toList();
    }

    /** Until that time, when its shift ends. */
    public List<String> onDutyUntil(String crew, String until) {
        return hear(new CrewCommand.CameOnDuty(at, by(crew), CrewId.of(crew), Scene.instant(until)));
    }

    public List<String> rests(String crew) {
        return hear(new CrewCommand.BeganRest(at, by(crew), CrewId.of(crew)));
    }

    public List<String> leaves(String crew, String elevator) {
        return hear(new CrewCommand.LeftToOther(at, by(crew), CrewId.of(crew), rescue(elevator)));
    }

    public List<String> offDuty(String crew) {
        return hear(new CrewCommand.WentOffDuty(at, by(crew), CrewId.of(crew)));
    }

    public List<String> accepts(String crew, String elevator) {
        return hear(new CrewCommand.Accepted(at, by(crew), CrewId.of(crew), rescue(elevator)));
    }

    public List<String> declines(String crew, String elevator) {
        return hear(new CrewCommand.Declined(at, by(crew), CrewId.of(crew), rescue(elevator), List.of()));
    }

    public List<String> departs(String crew, String elevator) {
        return hear(new CrewCommand.Departed(at, by(crew), CrewId.of(crew), rescue(elevator)));
    }

    /** The crew presses "arrived". */
    public List<String> arrives(String crew, String elevator) {
        return arrives(crew, elevator, Evidence.at(Source.PRESS, at, null));
    }

    /** The crew scans the code at the elevator. */
    public List<String> scans(String crew, String elevator) {
        return arrives(crew, elevator, Evidence.at(Source.QR, at, null));
    }

    public List<String> arrives(String crew, String elevator, Evidence evidence) {
        return hear(new CrewCommand.Arrived(at, by(crew), CrewId.of(crew), rescue(elevator), evidence));
    }

    public List<String> releases(String crew, String elevator, int people) {
        return hear(new CrewCommand.Released(at, by(crew), CrewId.of(crew), rescue(elevator), people));
    }

    public List<String> reports(String crew, String elevator, String cause) {
        return hear(
                new CrewCommand.CauseFound(at, by(crew), CrewId.of(crew), rescue(elevator), cause, null, List.of()));
    }

    /** The same, and whether the elevator runs again. */
    public List<String> reports(String crew, String elevator, String cause, boolean cleared) {
        return hear(
                new CrewCommand.CauseFound(at, by(crew), CrewId.of(crew), rescue(elevator), cause, cleared, List.of()));
    }

    /** The crew's phone gives a good fix, standing so many metres north of the elevator. */
    public List<String> stands(String crew, String elevator, int metres) {
        return fix(crew, elevator, metres, 10, 0);
    }

    /** The same, driving. */
    public List<String> drives(String crew, String elevator, int metres) {
        return fix(crew, elevator, metres, 10, 9);
    }

    /** A fix with the given accuracy in metres and speed in metres a second. */
    public List<String> fix(String crew, String elevator, int metres, int accuracyM, Integer speedMps) {
        var point = Province.northOf(ElevatorId.of(elevator), metres);
        var fix = new Fix(point, accuracyM, speedMps, at.minusMillis(250), at);
        scene.locate(crew, fix);
        return hear(new CrewCommand.Moved(at, by(crew), CrewId.of(crew), fix, "00"));
    }

    /** The same of one of its phones, which tells itself apart. */
    public List<String> phone(String phone, String crew, String elevator, int metres) {
        var point = Province.northOf(ElevatorId.of(elevator), metres);
        var fix = new Fix(point, 10, 0, at.minusMillis(250), at, phone);
        scene.locate(crew, fix);
        return hear(new CrewCommand.Moved(at, by(crew), CrewId.of(crew), fix, "00"));
    }

    public List<String> confirm(String elevator) {
        return scene.ask(new DispatcherCommand.Confirm(at, WEI, rescue(elevator)));
    }

    public List<String> dismiss(String elevator) {
        return scene.ask(new DispatcherCommand.Dismiss(at, WEI, rescue(elevator), List.of()));
    }

    /** Somebody on the phone says that the crew, or whoever is bound to the rescue, was there at that time. */
    public List<String> phoned(String elevator, String crew, String arrivedAt) {
        return scene.ask(new DispatcherCommand.RecordArrival(
                at,
                WEI,
                rescue(elevator),
                crew == null ? null : CrewId.of(crew),
                arrivedAt == null ? null : Scene.instant(arrivedAt)));
    }

    public List<String> released(String elevator, int people, String releasedAt) {
        return scene.ask(new DispatcherCommand.RecordRelease(
                at, WEI, rescue(elevator), people, releasedAt == null ? null : Scene.instant(releasedAt)));
    }

    public List<String> close(String elevator, boolean calledBack) {
        return close(elevator, calledBack, "door");
    }

    public List<String> close(String elevator, boolean calledBack, String cause) {
        return scene.ask(new DispatcherCommand.Close(at, WEI, rescue(elevator), cause, calledBack, List.of()));
    }

    /** The desk reckons travel times by this from now on. */
    public List<String> takesUp(Calibration calibration) {
        return scene.ask(new DeskCommand.TakeCalibration(at, calibration));
    }

    /** An engine of roads tells of the ways to the elevator's rescue. */
    public List<String> told(String elevator, ToldTimes times) {
        return scene.ask(new DeskCommand.TakeTravelTimes(at, rescue(elevator), times));
    }

    /** A dispatcher sends this crew by hand; {@code extra} beside whoever is sent already. */
    public List<String> sends(String crew, String elevator, boolean extra) {
        return scene.ask(new OverrideCommand.Send(at, WEI, rescue(elevator), CrewId.of(crew), extra, reason()));
    }

    public List<String> callsOff(String crew, String elevator) {
        return scene.ask(new OverrideCommand.StandDown(at, WEI, rescue(elevator), CrewId.of(crew), reason()));
    }

    public List<String> opensLevel(String elevator, int level) {
        return scene.ask(new OverrideCommand.OpenLevel(at, WEI, rescue(elevator), level, reason()));
    }

    /** A person at the fire brigade takes it on. */
    public List<String> handsOver(String elevator) {
        return scene.ask(
                new OverrideCommand.HandOver(at, WEI, rescue(elevator), List.of(new PersonNote("name", "00", "张队"))));
    }

    public List<String> acknowledges(String elevator, Mark mark) {
        return scene.ask(new OverrideCommand.Acknowledge(at, WEI, rescue(elevator), mark));
    }

    public List<String> describes(String elevator, Passengers passengers) {
        return scene.ask(new AccountCommand.Describe(at, WEI, rescue(elevator), passengers, List.of()));
    }

    public List<String> notes(String elevator, String note) {
        return scene.ask(
                new AccountCommand.AddNote(at, WEI, rescue(elevator), List.of(new PersonNote("note", "00", note))));
    }

    public List<String> selfReleased(String elevator, int people) {
        return scene.ask(new AccountCommand.SelfRelease(at, WEI, rescue(elevator), people, null, reason()));
    }

    public List<String> duplicate(String elevator, String of) {
        return scene.ask(new AccountCommand.MarkDuplicate(at, WEI, rescue(elevator), rescue(of), reason()));
    }

    /** The dispatcher corrects, and {@code li} approves. */
    public List<String> corrects(String elevator, Correction.Field what, String is) {
        return scene.ask(new AccountCommand.Correct(at, WEI, rescue(elevator), what, is, "li", reason()));
    }

    public List<String> callsBack(String elevator) {
        return scene.ask(new DispatcherCommand.CallBack(at, WEI, rescue(elevator)));
    }

    public List<String> takesOut(String elevator) {
        return scene.ask(new ElevatorCommand.TakeOut(at, WEI, ElevatorId.of(elevator), reason()));
    }

    public List<String> putsIntoService(String elevator) {
        var who = List.of(new PersonNote("name", "00", "检验员 陈"));
        return scene.ask(new ElevatorCommand.Release(at, WEI, ElevatorId.of(elevator), who));
    }

    /** The desk is given these rules. */
    public List<String> rules(Policy... policies) {
        return scene.ask(new DeskCommand.TakePolicies(at, WEI, List.of(policies)));
    }

    /** Anything else that can be asked. */
    public List<String> asks(Command command) {
        return scene.ask(command);
    }

    private static List<PersonNote> reason() {
        return List.of(new PersonNote("reason", "00", "值班长决定"));
    }

    /** The desk looks whether anything has come due. */
    public List<String> check() {
        return scene.ask(new Check(at));
    }

    private static By by(String crew) {
        return By.crew(CrewId.of(crew));
    }

    private RescueId rescue(String elevator) {
        return scene.rescueId(elevator);
    }
}
