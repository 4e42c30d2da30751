package org.rescuedesk.core.simulation;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.SignalCommand;

/**
 * The way from controllers and phones to the desk: messages come late, out of order, twice, or only after their first copy was lost.
 * None is lost for good: whoever has no receipt sends again.
 */
final class Line {
    private final Random dice;
    private final List<Message> underWay = new ArrayList<>();

    private record Message(int dueStep, Command command) {}

    Line(Random dice) {
        this.dice = dice;
    }

    /** Whether its sender repeats it until it has an answer. */
    static boolean isRepeated(Command command) {
        boolean byPerson = command instanceof SignalCommand.Called;
        return (command instanceof SignalCommand || command instanceof CrewCommand) && !byPerson;
    }

    /** What of it arrives at once; the rest comes later. */
    List<Command> send(Command command, int step) {
        int roll = isRepeated(command) ? dice.nextInt(10) : 9;
        if (roll < 4) later(command, step);
        return roll < 2 ? List.of() : List.of(command);
    }

    void later(Command command, int step) {
        underWay.add(new Message(step + 1 + dice.nextInt(dice.nextInt(5) == 0 ? 120 : 10), command));
    }

    /** What arrives now of what was under way, in any order. */
    List<Command> arriving(int step, Instant now) {
        var due = new ArrayList<Command>();
        for (int i = underWay.size() - 1; i >= 0; i--) {
            if (underWay.get(i).dueStep() <= step)
                due.add(dice.nextInt(due.size() + 1), at(underWay.remove(i).command(), now));
        }
        return due;
    }

    /** The same message, heard at another time. */
    static Command at(Command command, Instant now) {
        var components = command.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i], command, now);
            }
            var constructor = command.getClass().getDeclaredConstructor(types);
            return (Command) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component, Command command, Instant now)
            throws ReflectiveOperationException {
        if (component.getName().equals("at")) return now;
        var value = component.getAccessor().invoke(command);
        return value instanceof Command inner ? at(inner, now) : value;
    }
}
