package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.List;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.register.ElevatorId;

/** What a person decides of an elevator. */
public sealed interface ElevatorCommand extends Command {
    ElevatorId elevator();

    private void requireKnown(Facts facts) {
        if (facts.desk().register().findElevator(elevator()).isPresent()) return;
        throw new Refused("登记数据中没有电梯 " + elevator() + "。", "The register has no elevator " + elevator() + ".");
    }

    /** Nobody may use it. {@code persons} holds the {@code reason}. */
    record TakeOut(Instant at, By by, ElevatorId elevator, List<PersonNote> persons) implements ElevatorCommand {
        @Override
        public void decide(Facts facts) {
            ElevatorCommand.super.requireKnown(facts);
            new Service(facts, at, by).takeOut(elevator, null, Words.of(persons, "reason"));
        }
    }

    /** A qualified person releases it for use, also one that a crew found out of service and that no register has. {@code persons} holds the {@code name} of that person, without which nobody has. */
    record Release(Instant at, By by, ElevatorId elevator, List<PersonNote> persons) implements ElevatorCommand {
        @Override
        public void decide(Facts facts) {
            if (facts.desk().elevator(elevator).outSince() == null) ElevatorCommand.super.requireKnown(facts);
            var releaser = Body.empty();
            for (var person : persons) releaser = releaser.with(person.field(), person.digest());
            if (releaser.fields().isEmpty()) throw new Refused("请填写放行人姓名。", "Name the person who releases it.");
            new Service(facts, at, by).release(elevator, releaser);
        }
    }
}
