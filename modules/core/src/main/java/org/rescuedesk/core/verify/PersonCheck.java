package org.rescuedesk.core.verify;

import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.Lines;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;
import org.rescuedesk.core.proof.Person;

/** Reads a bundle's persons beside its events, which stand in the same order, and holds each against its digest. */
final class PersonCheck implements AutoCloseable {
    private final Lines lines;
    private final Manifest manifest;
    private Lines.@Nullable Line next;
    private long count;

    PersonCheck(Bundle bundle, Manifest manifest) throws IOException {
        this.lines = bundle.lines(Member.PERSONS);
        this.manifest = manifest;
        this.next = lines.read();
    }

    /** All lines of this event. A line that can't be read belongs to the event at which it comes up. */
    void check(Body event, long seq) throws IOException, Fault {
        while (next != null) {
            var person = person(next, seq);
            if (person.seq() > seq) return;
            if (person.seq() < seq || !isOf(person, event)) throw wrong(seq);
            count++;
            next = lines.read();
        }
    }

    private static Person person(Lines.Line line, long seq) throws Fault {
        var text = line.whole();
        try {
            if (text == null) throw wrong(seq);
            return Person.of(text);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw wrong(seq);
        }
    }

    private static boolean isOf(Person person, Body event) {
        try {
            return person.isOf(event);
        } catch (IllegalArgumentException e) {
            return false; // a salt that is no hexadecimal
        }
    }

    private static Fault wrong(long seq) {
        return new Fault(
                Kind.PERSON,
                seq,
                "事件 " + seq + " 的个人信息与其摘要不符。",
                "What is personal in event " + seq + " does not give the digest that stands there.");
    }

    void finish() throws Fault {
        if (next != null || count != manifest.persons())
            throw new Fault(
                    Kind.PERSON,
                    0,
                    "persons.jsonl 的行数与清单不符，或有不属于任何事件的行。",
                    "persons.jsonl has another number of lines than the manifest says, or one of no event.");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
