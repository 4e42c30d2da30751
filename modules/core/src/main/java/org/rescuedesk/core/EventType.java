package org.rescuedesk.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rescuedesk.core.AccountEvent.BackInService;
import org.rescuedesk.core.AccountEvent.CorrectionMade;
import org.rescuedesk.core.AccountEvent.DuplicateFound;
import org.rescuedesk.core.AccountEvent.NoteAdded;
import org.rescuedesk.core.AccountEvent.PassengersDescribed;
import org.rescuedesk.core.AccountEvent.RescueRecalled;
import org.rescuedesk.core.AccountEvent.SelfReleased;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewDeclined;
import org.rescuedesk.core.AssignmentEvent.CrewDeparted;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.AssignmentEvent.CrewJoined;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.AssignmentEvent.CrewWentSilent;
import org.rescuedesk.core.AssignmentEvent.TrackNoted;
import org.rescuedesk.core.CrewEvent.CrewBeganRest;
import org.rescuedesk.core.CrewEvent.CrewCameOnDuty;
import org.rescuedesk.core.CrewEvent.CrewEndedRest;
import org.rescuedesk.core.CrewEvent.CrewWentOffDuty;
import org.rescuedesk.core.CrewEvent.CrewsSeen;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.core.CrewEvent.ShiftMoved;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.ElevatorEvent.FaultBegan;
import org.rescuedesk.core.ElevatorEvent.FaultEnded;
import org.rescuedesk.core.ElevatorEvent.ReleasedForService;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.ElevatorEvent.TakenOutOfService;
import org.rescuedesk.core.EscalationEvent.HandedOver;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EscalationEvent.LimitClockStarted;
import org.rescuedesk.core.EscalationEvent.MarkAcknowledged;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.EscalationEvent.ShortfallNoted;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.PersonNote.Worded;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RuleEvent.CalibrationTaken;
import org.rescuedesk.core.RuleEvent.ClockStepped;
import org.rescuedesk.core.RuleEvent.DeskStarted;
import org.rescuedesk.core.RuleEvent.FindingNoted;
import org.rescuedesk.core.RuleEvent.KeyAdopted;
import org.rescuedesk.core.RuleEvent.PersonsErased;
import org.rescuedesk.core.RuleEvent.PolicyTaken;

/**
 * The name and version by which the journal knows a kind of fact, and how it is read back. Names are written down here, so that
 * renaming a class never changes the journal; a new version keeps the reader of the old one: {@code readers} has one for each, from 1.
 */
public record EventType(String name, Class<? extends Event> type, List<Reader> readers) {
    /** Makes a fact from what the journal holds. */
    @FunctionalInterface
    public interface Reader {
        Event read(Instant at, By by, Body body);
    }

    /** The same with the words that stand apart since version 2, or stood in it in version 1. */
    @FunctionalInterface
    private interface WordedReader {
        Event read(Instant at, By by, Body body, Words words);
    }

    private EventType(String name, Class<? extends Event> type, Reader reader) {
        this(name, type, List.of(reader));
    }

    /** One whose version 1 held somebody's words in its body. */
    private static EventType worded(String name, Class<? extends Event> type, String field, WordedReader reader) {
        return new EventType(
                name,
                type,
                List.of(
                        (at, by, body) -> reader.read(at, by, body, Words.plain(body, field)),
                        (at, by, body) -> reader.read(at, by, body, Words.of(body, field))));
    }

    public static final List<EventType> ALL = List.of(
            worded("RescueOpened", RescueOpened.class, "note", RescueOpened::of),
            new EventType("RescueSuspected", RescueSuspected.class, RescueSuspected::of),
            new EventType("RescueConfirmed", RescueEvent.RescueConfirmed.class, RescueEvent.RescueConfirmed::of),
            new EventType("SignalJoined", RescueEvent.SignalJoined.class, RescueEvent.SignalJoined::of),
            worded("CallJoined", RescueEvent.CallJoined.class, "note", RescueEvent.CallJoined::of),
            new EventType("ArrivalNoted", RescueEvent.ArrivalNoted.class, RescueEvent.ArrivalNoted::of),
            new EventType("PeopleReleased", RescueEvent.PeopleReleased.class, RescueEvent.PeopleReleased::of),
            new EventType(
                    "PassengersCalledBack",
                    RescueEvent.PassengersCalledBack.class,
                    RescueEvent.PassengersCalledBack::of),
            worded("CauseReported", RescueEvent.CauseReported.class, "note", RescueEvent.CauseReported::of),
            worded("RescueClosed", RescueEvent.RescueClosed.class, "note", RescueEvent.RescueClosed::of),
            worded("FalseAlarmFound", RescueEvent.FalseAlarmFound.class, "reason", RescueEvent.FalseAlarmFound::of),
            new EventType(
                    "ReturnedUnconfirmed", RescueEvent.ReturnedUnconfirmed.class, RescueEvent.ReturnedUnconfirmed::of),
            new EventType("LimitClockStarted", LimitClockStarted.class, LimitClockStarted::of),
            new EventType("LevelOpened", LevelOpened.class, LevelOpened::of),
            new EventType("HandedOver", HandedOver.class, HandedOver::of),
            new EventType("MarkReached", MarkReached.class, MarkReached::of),
            new EventType("MarkAcknowledged", MarkAcknowledged.class, MarkAcknowledged::of),
            new EventType("ShortfallNoted", ShortfallNoted.class, ShortfallNoted::of),
            new EventType("TravelTimesTold", RescueEvent.TravelTimesTold.class, RescueEvent.TravelTimesTold::of),
            new EventType("PassengersDescribed", PassengersDescribed.class, PassengersDescribed::of),
            new EventType("NoteAdded", NoteAdded.class, NoteAdded::of),
            new EventType("SelfReleased", SelfReleased.class, SelfReleased::of),
            new EventType("DuplicateFound", DuplicateFound.class, DuplicateFound::of),
            new EventType("CorrectionMade", CorrectionMade.class, CorrectionMade::of),
            new EventType("BackInService", BackInService.class, BackInService::of),
            new EventType("RescueRecalled", RescueRecalled.class, RescueRecalled::of),
            new EventType("CrewOffered", CrewOffered.class, CrewOffered::of),
            new EventType("CrewAccepted", CrewAccepted.class, CrewAccepted::of),
            worded("CrewDeclined", CrewDeclined.class, "reason", CrewDeclined::of),
            new EventType("CrewDidNotAnswer", CrewDidNotAnswer.class, CrewDidNotAnswer::of),
            new EventType("CrewWentSilent", CrewWentSilent.class, CrewWentSilent::of),
            new EventType("CrewDeparted", CrewDeparted.class, CrewDeparted::of),
            new EventType("TrackNoted", TrackNoted.class, List.of(TrackNoted::ofVersion1, TrackNoted::of)),
            new EventType("CrewJoined", CrewJoined.class, CrewJoined::of),
            new EventType("CrewStoodDown", CrewStoodDown.class, CrewStoodDown::of),
            new EventType("CrewDone", CrewDone.class, CrewDone::of),
            new EventType("CrewCameOnDuty", CrewCameOnDuty.class, CrewCameOnDuty::of),
            new EventType("ShiftMoved", ShiftMoved.class, ShiftMoved::of),
            new EventType("CrewBeganRest", CrewBeganRest.class, CrewBeganRest::of),
            new EventType("CrewEndedRest", CrewEndedRest.class, CrewEndedRest::of),
            new EventType("CrewWentOffDuty", CrewWentOffDuty.class, CrewWentOffDuty::of),
            new EventType("ReportTaken", ReportTaken.class, ReportTaken::of),
            new EventType("CrewsSeen", CrewsSeen.class, CrewsSeen::of),
            new EventType("SignalNoted", SignalNoted.class, SignalNoted::of),
            new EventType("FaultBegan", FaultBegan.class, FaultBegan::of),
            new EventType("FaultEnded", FaultEnded.class, FaultEnded::of),
            new EventType("CryNoted", CryNoted.class, CryNoted::of),
            new EventType("TakenOutOfService", TakenOutOfService.class, TakenOutOfService::of),
            new EventType("ReleasedForService", ReleasedForService.class, ReleasedForService::of),
            new EventType("DeskStarted", DeskStarted.class, DeskStarted::of),
            new EventType("PolicyTaken", PolicyTaken.class, PolicyTaken::of),
            new EventType("ClockStepped", ClockStepped.class, ClockStepped::of),
            new EventType("FindingNoted", FindingNoted.class, FindingNoted::of),
            new EventType("PersonsErased", PersonsErased.class, PersonsErased::of),
            new EventType("KeyAdopted", KeyAdopted.class, KeyAdopted::of),
            new EventType("CalibrationTaken", CalibrationTaken.class, CalibrationTaken::of));

    private static final Map<Class<? extends Event>, EventType> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    public static EventType of(Event event) {
        var type = BY_CLASS.get(event.getClass());
        if (type == null) throw new IllegalStateException("No journal name for " + event.getClass());
        return type;
    }

    /** The version that a fact is written in: what was read as an older one stays that. */
    public static int versionOf(Event event) {
        boolean older = (event instanceof Worded worded && worded.words().plain() != null)
                || (event instanceof TrackNoted track && track.fix() != null);
        return older ? 1 : of(event).readers.size();
    }

    /** How a fact of this type and version is read; refuses what this desk doesn't know, for it may come from a newer one. */
    public static Reader reader(String name, int version) {
        var type = BY_NAME.get(name);
        if (type == null || version < 1 || version > type.readers.size()) {
            throw new IllegalArgumentException(
                    "The journal holds a fact " + name + " version " + version + " that this desk can't read.");
        }
        return type.readers.get(version - 1);
    }
}
