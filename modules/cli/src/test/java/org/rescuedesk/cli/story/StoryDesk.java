package org.rescuedesk.cli.story;

import static org.rescuedesk.simulator.story.StoryTown.CITY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.AccountCommand;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.ask.ElevatorCommand;
import org.rescuedesk.core.ask.OverrideCommand;
import org.rescuedesk.core.ask.SignalCommand;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.simulator.story.Step;
import org.rescuedesk.simulator.story.StoryTown;
import org.rescuedesk.simulator.story.Verb;

/** The desk of the story town, in one room: each step is asked of it, and it looks once a second in between. */
final class StoryDesk {
    private static final By WEI = By.dispatcher("wei");

    private final Scene scene = Scene.of(
            Desk.empty(new Rules(new GreatCircle(), StoryTown.ZONE, Duration.ofMinutes(30)), StoryTown.register()));

    private int signals;

    /** The facts that came due on the way to this time, which is not reached yet. */
    List<Event> passing(LocalTime until) {
        return noted(() -> scene.until(until.minusSeconds(1).toString()));
    }

    List<Event> take(Step step) {
        return noted(() -> {
            switch (step.verb()) {
                case DATABASE_AWAY -> scene.journalIsAway(true);
                case DATABASE_BACK -> scene.journalIsAway(false);
                case NOTHING -> scene.until(step.at().toString());
                default -> commands(step).forEach(command -> scene.at(at(step)).asks(command));
            }
        });
    }

    private List<Event> noted(Runnable happening) {
        int before = scene.facts().size();
        happening.run();
        var facts = scene.facts();
        return facts.subList(before, facts.size());
    }

    private static Instant at(Step step) {
        return Scene.instant(step.at().toString());
    }

    private Stream<Command> commands(Step step) {
        return switch (step.verb()) {
            case ON_DUTY ->
                Stream.of(step.word("crews").split(", "))
                        .map(crew -> new CrewCommand.CameOnDuty(at(step), by(crew), CrewId.of(crew)));
            case CRIES, GARBLED, CLEARED, CALL -> Stream.of(signal(step));
            default -> Stream.of(step.words().containsKey("crew") ? ofCrew(step) : ofDispatcher(step));
        };
    }

    private Command signal(Step step) {
        var at = at(step);
        var elevator = ElevatorId.of(step.elevator());
        var id = new SignalId("s" + ++signals);
        return switch (step.verb()) {
            case CALL -> new SignalCommand.Called(at, WEI, elevator, step.number("people"), List.of());
            case GARBLED ->
                new SignalCommand.Cried(
                        at, By.elevator(elevator), CITY, elevator, id, Distrust.UNREADABLE, "Not to be read.", null);
            default -> {
                var kind = step.verb() == Verb.CRIES ? Signal.Kind.ENTRAPMENT : Signal.Kind.CLEARED;
                var signal = new Signal(id, elevator, kind, null, null, null, null);
                yield new SignalCommand.Signalled(at, By.elevator(elevator), CITY, signal);
            }
        };
    }

    private Command ofCrew(Step step) {
        var at = at(step);
        var crew = CrewId.of(step.crew());
        var by = By.crew(crew);
        return switch (step.verb()) {
            case ON_DUTY_UNTIL -> new CrewCommand.CameOnDuty(at, by, crew, Scene.instant(step.word("time")));
            case OFF_DUTY -> new CrewCommand.WentOffDuty(at, by, crew);
            case RESTS -> new CrewCommand.BeganRest(at, by, crew);
            case ACCEPTS -> new CrewCommand.Accepted(at, by, crew, rescue(step));
            case DECLINES -> new CrewCommand.Declined(at, by, crew, rescue(step), List.of());
            case DEPARTS -> new CrewCommand.Departed(at, by, crew, rescue(step));
            case DRIVES -> moved(step, at, crew);
            case SCANS -> new CrewCommand.Arrived(at, by, crew, rescue(step), Evidence.at(Source.QR, at, null));
            case PRESSES -> new CrewCommand.Arrived(at, by, crew, rescue(step), Evidence.at(Source.PRESS, at, null));
            case FREES -> new CrewCommand.Released(at, by, crew, rescue(step), step.number("people"));
            case CAUSE -> new CrewCommand.CauseFound(at, by, crew, rescue(step), step.word("cause"), true, List.of());
            case CAUSE_STANDS ->
                new CrewCommand.CauseFound(at, by, crew, rescue(step), step.word("cause"), false, List.of());
            case LEAVES -> new CrewCommand.LeftToOther(at, by, crew, rescue(step));
            default -> ofDispatcher(step);
        };
    }

    private Command moved(Step step, Instant at, CrewId crew) {
        int metres = step.number("metres");
        var fix = new Fix(StoryTown.northOf(step.elevator(), metres), 10, metres > 100 ? 9 : 0, at, at);
        scene.locate(crew.value(), fix);
        return new CrewCommand.Moved(at, By.crew(crew), crew, fix, "00");
    }

    private Command ofDispatcher(Step step) {
        var at = at(step);
        return switch (step.verb()) {
            case CONFIRMS -> new DispatcherCommand.Confirm(at, WEI, rescue(step));
            case FALSE_ALARM -> new DispatcherCommand.Dismiss(at, WEI, rescue(step), reason(step));
            case SELF_RELEASED ->
                new AccountCommand.SelfRelease(at, WEI, rescue(step), step.number("people"), null, reason(step));
            case DUPLICATE ->
                new AccountCommand.MarkDuplicate(
                        at, WEI, rescue(step), scene.rescueId(step.word("other")), reason(step));
            case SENDS, SENDS_ALSO -> {
                boolean extra = step.verb() == Verb.SENDS_ALSO;
                yield new OverrideCommand.Send(at, WEI, rescue(step), CrewId.of(step.crew()), extra, reason(step));
            }
            case LEVEL -> new OverrideCommand.OpenLevel(at, WEI, rescue(step), step.number("level"), reason(step));
            case HANDS_OVER -> new OverrideCommand.HandOver(at, WEI, rescue(step), named(step));
            case ACKNOWLEDGES ->
                new OverrideCommand.Acknowledge(at, WEI, rescue(step), Mark.valueOf(step.word("mark")));
            case HEARS_ARRIVAL ->
                new DispatcherCommand.RecordArrival(at, WEI, rescue(step), CrewId.of(step.crew()), null);
            case HEARS_RELEASE ->
                new DispatcherCommand.RecordRelease(at, WEI, rescue(step), step.number("people"), null);
            case CALLS_BACK -> new DispatcherCommand.CallBack(at, WEI, rescue(step));
            case CLOSES -> new DispatcherCommand.Close(at, WEI, rescue(step), null, false, List.of());
            case BACK -> new ElevatorCommand.Release(at, WEI, ElevatorId.of(step.elevator()), named(step));
            default -> throw new IllegalStateException("Nobody asks a desk to " + step.verb() + ".");
        };
    }

    private RescueId rescue(Step step) {
        return scene.rescueId(step.elevator());
    }

    private static List<PersonNote> reason(Step step) {
        return List.of(new PersonNote("reason", "00", step.word("reason")));
    }

    private static List<PersonNote> named(Step step) {
        return List.of(new PersonNote("name", "00", step.word("name")));
    }

    private static By by(String crew) {
        return By.crew(CrewId.of(crew));
    }
}
