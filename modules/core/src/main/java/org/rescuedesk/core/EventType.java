package org.rescuedesk.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewDeclined;
import org.rescuedesk.core.AssignmentEvent.CrewDeparted;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.AssignmentEvent.TrackNoted;
import org.rescuedesk.core.CrewEvent.CrewCameOnDuty;
import org.rescuedesk.core.CrewEvent.CrewWentOffDuty;
import org.rescuedesk.core.CrewEvent.CrewsSeen;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.ElevatorEvent.FaultBegan;
import org.rescuedesk.core.ElevatorEvent.FaultEnded;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.RuleEvent.ClockStepped;
import org.rescuedesk.core.RuleEvent.DeskStarted;
import org.rescuedesk.core.RuleEvent.FindingNoted;
import org.rescuedesk.core.RuleEvent.KeyAdopted;

/**
 * The name and version by which the journal knows a kind of fact, and how it is read back. Names are written down here, so that
 * renaming a class never changes the journal; a new version keeps the reader of the old one.
 */
public record EventType(String name, int version, Class<? extends Event> type, Reader reader) {
    /** Makes a fact from what the journal holds. */
    @FunctionalInterface
    public interface Reader {
        Event read(Instant at, By by, Body body);
    }

    public static final List<EventType> ALL = List.of(
            new EventType("RescueOpened", 1, RescueOpened.class, RescueOpened::of),
            new EventType("RescueSuspected", 1, RescueSuspected.class, RescueSuspected::of),
            new EventType("RescueConfirmed", 1, RescueEvent.RescueConfirmed.class, RescueEvent.RescueConfirmed::of),
            new EventType("SignalJoined", 1, RescueEvent.SignalJoined.class, RescueEvent.SignalJoined::of),
            new EventType("CallJoined", 1, RescueEvent.CallJoined.class, RescueEvent.CallJoined::of),
            new EventType("ArrivalNoted", 1, RescueEvent.ArrivalNoted.class, RescueEvent.ArrivalNoted::of),
            new EventType("PeopleReleased", 1, RescueEvent.PeopleReleased.class, RescueEvent.PeopleReleased::of),
            new EventType(
                    "PassengersCalledBack",
                    1,
                    RescueEvent.PassengersCalledBack.class,
                    RescueEvent.PassengersCalledBack::of),
            new EventType("CauseReported", 1, RescueEvent.CauseReported.class, RescueEvent.CauseReported::of),
            new EventType("RescueClosed", 1, RescueEvent.RescueClosed.class, RescueEvent.RescueClosed::of),
            new EventType("FalseAlarmFound", 1, RescueEvent.FalseAlarmFound.class, RescueEvent.FalseAlarmFound::of),
            new EventType(
                    "ReturnedUnconfirmed",
                    1,
                    RescueEvent.ReturnedUnconfirmed.class,
                    RescueEvent.ReturnedUnconfirmed::of),
            new EventType("MarkReached", 1, RescueEvent.MarkReached.class, RescueEvent.MarkReached::of),
            new EventType("ShortfallNoted", 1, RescueEvent.ShortfallNoted.class, RescueEvent.ShortfallNoted::of),
            new EventType("CrewOffered", 1, CrewOffered.class, CrewOffered::of),
            new EventType("CrewAccepted", 1, CrewAccepted.class, CrewAccepted::of),
            new EventType("CrewDeclined", 1, CrewDeclined.class, CrewDeclined::of),
            new EventType("CrewDidNotAnswer", 1, CrewDidNotAnswer.class, CrewDidNotAnswer::of),
            new EventType("CrewDeparted", 1, CrewDeparted.class, CrewDeparted::of),
            new EventType("TrackNoted", 1, TrackNoted.class, TrackNoted::of),
            new EventType("CrewStoodDown", 1, CrewStoodDown.class, CrewStoodDown::of),
            new EventType("CrewDone", 1, CrewDone.class, CrewDone::of),
            new EventType("CrewCameOnDuty", 1, CrewCameOnDuty.class, CrewCameOnDuty::of),
            new EventType("CrewWentOffDuty", 1, CrewWentOffDuty.class, CrewWentOffDuty::of),
            new EventType("ReportTaken", 1, ReportTaken.class, ReportTaken::of),
            new EventType("CrewsSeen", 1, CrewsSeen.class, CrewsSeen::of),
            new EventType("SignalNoted", 1, SignalNoted.class, SignalNoted::of),
            new EventType("FaultBegan", 1, FaultBegan.class, FaultBegan::of),
            new EventType("FaultEnded", 1, FaultEnded.class, FaultEnded::of),
            new EventType("CryNoted", 1, CryNoted.class, CryNoted::of),
            new EventType("DeskStarted", 1, DeskStarted.class, DeskStarted::of),
            new EventType("ClockStepped", 1, ClockStepped.class, ClockStepped::of),
            new EventType("FindingNoted", 1, FindingNoted.class, FindingNoted::of),
            new EventType("KeyAdopted", 1, KeyAdopted.class, KeyAdopted::of));

    private static final Map<Class<? extends Event>, EventType> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    public static EventType of(Event event) {
        var type = BY_CLASS.get(event.getClass());
        if (type == null) throw new IllegalStateException("No journal name for " + event.getClass());
        return type;
    }

    /** The type that the journal names; refuses one that this desk doesn't know, for it may come from a newer one. */
    public static EventType named(String name, int version) {
        var type = BY_NAME.get(name);
        if (type == null || type.version != version) {
            throw new IllegalArgumentException(
                    "The journal holds a fact " + name + " version " + version + " that this desk can't read.");
        }
        return type;
    }
}
