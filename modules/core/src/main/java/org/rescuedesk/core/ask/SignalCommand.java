package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.ElevatorEvent.FaultBegan;
import org.rescuedesk.core.ElevatorEvent.FaultEnded;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.ReturnedUnconfirmed;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.CallDecision.Call;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Mark;

/** What comes in about people shut in: signals that can be trusted, cries that can't, and calls. */
public sealed interface SignalCommand extends Command {

    /** A trusted signal of a known elevator; {@code area} is the topic's, used only where the register has none. */
    record Signalled(Instant at, By by, AreaId area, Signal signal) implements SignalCommand {
        @Override
        public void decide(Facts facts) {
            if (facts.desk().elevator(signal.elevator()).knows(signal.id(), at)) return;
            facts.note(new SignalNoted(at, by, signal.elevator(), signal.id(), signal.kind(), signal.deviceAt()));
            if (signal.kind() == Signal.Kind.ENTRAPMENT) new CryDecision(facts, at, by, area).trusted(signal);
            else if (isButtonHeld(facts)) suspect(facts);
            else if (signal.kind() == Signal.Kind.CLEARED) returned(facts);
            else fault(facts);
        }

        private boolean isButtonHeld(Facts facts) {
            var policy = facts.desk().policyAt(signal.elevator(), area, at);
            return signal.isButtonHeld(policy.suspicions().buttonHeld());
        }

        /** A rescue neither begins nor ends a fault: only the controller says whether it runs. */
        private void fault(Facts facts) {
            var since = facts.desk().elevator(signal.elevator()).faultySince();
            if (since == null && signal.kind() == Signal.Kind.FAULT)
                facts.note(new FaultBegan(at, by, signal.elevator(), signal.id()));
            if (since != null && signal.isBackToNormal())
                facts.note(new FaultEnded(at, by, signal.elevator(), signal.id(), since));
        }

        private void suspect(Facts facts) {
            if (new SenderLimit(facts, at, by, area).stops(signal.elevator())) return;
            new CryDecision(facts, at, by, area)
                    .doubtful(
                            signal.elevator(),
                            signal.id(),
                            Distrust.BUTTON_HELD,
                            "轿厢内报警按钮被长按。 The alarm button in the car was held.",
                            signal.people());
        }

        private void returned(Facts facts) {
            facts.desk()
                    .findPending(signal.elevator())
                    .filter(rescue -> !rescue.has(Mark.RETURNED_UNCONFIRMED))
                    .ifPresent(rescue -> facts.note(new ReturnedUnconfirmed(at, by, rescue.id())));
        }
    }

    /** A cry that can't be fully trusted, at the topic's elevator; {@code signal} names the message, so it counts once. */
    record Cried(
            Instant at,
            By by,
            AreaId area,
            ElevatorId elevator,
            SignalId signal,
            Distrust distrust,
            String sentence,
            @Nullable Integer people)
            implements SignalCommand {
        @Override
        public void decide(Facts facts) {
            if (facts.desk().elevator(elevator).knows(signal, at)) return;
            if (new SenderLimit(facts, at, by, area).stopsDoubted(elevator)) return;
            facts.note(new CryNoted(at, by, elevator, signal, distrust, sentence));
            new CryDecision(facts, at, by, area).doubtful(elevator, signal, distrust, sentence, people);
        }
    }

    /** Somebody called about an elevator; {@code persons} holds the caller's name and phone and a {@code note}, as far as they were told. */
    record Called(
            Instant at,
            By by,
            ElevatorId elevator,
            @Nullable Integer people,
            List<PersonNote> persons) implements SignalCommand {
        @Override
        public void decide(Facts facts) {
            var caller = Body.empty();
            for (var person : persons) {
                if (!person.field().equals("note")) caller = caller.with(person.field(), person.digest());
            }
            new CallDecision(facts, at, by).decide(elevator, new Call(people, Words.of(persons, "note"), caller));
        }
    }
}
