package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.List;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Sorted;

/**
 * Something the desk is asked or told, at a time of the desk's clock. Deciding it is pure: the same desk and positions give the
 * same facts.
 */
public sealed interface Command
        permits SignalCommand,
                CrewCommand,
                DispatcherCommand,
                ElevatorCommand,
                DeskCommand,
                Check,
                AccountCommand.AfterRecall {
    Instant at();

    By by();

    /** Notes what follows; throws {@link Refused} with a sentence, and then nothing has happened. */
    void decide(Facts facts);

    /** What is personal in it and stands apart from the journal. */
    default List<PersonNote> persons() {
        return List.of();
    }

    /** The facts that follow; none when it was known already. */
    default List<Event> decide(Desk desk, Sorted<CrewId, Fix> positions) {
        var facts = new Facts(desk, positions);
        decide(facts);
        return facts.events();
    }
}
