package org.rescuedesk.core.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.Figures;

/**
 * A report's figures counted again from the journal's facts, by the rules of docs/journal.md: plain code that shares nothing
 * with the SQL by which the desk works them out.
 */
public final class Recount {
    private static final Set<String> OPENINGS = Set.of("RescueOpened", "RescueSuspected");
    private static final Set<String> OTHERS = Set.of(
            "RescueConfirmed",
            "SignalJoined",
            "CallJoined",
            "ArrivalNoted",
            "PeopleReleased",
            "PassengersCalledBack",
            "RescueClosed",
            "FalseAlarmFound",
            "MarkReached",
            "CrewOffered",
            "CrewAccepted",
            "CrewDeparted",
            "CrewDone",
            "CrewDeclined",
            "CrewDidNotAnswer",
            "CrewStoodDown",
            "CrewWentSilent",
            "HandedOver",
            "LimitClockStarted",
            "PassengersDescribed",
            "SelfReleased",
            "DuplicateFound",
            "CorrectionMade");

    /** What changed between them no figure rests on. */
    private static final Set<String> IN_TWO_VERSIONS =
            Set.of("RescueOpened", "CallJoined", "RescueClosed", "FalseAlarmFound", "CrewDeclined");

    private final Map<String, CountedRescue> rescues = new HashMap<>();

    /**
     * Takes the next event, as its canonical fields. Refuses one that it can't count, by an {@link IllegalArgumentException}, a
     * {@link NoSuchElementException} or what the JDK throws at a value that makes no sense.
     */
    public void add(Body event) {
        var type = event.text("type");
        boolean opens = OPENINGS.contains(type);
        if (!opens && !OTHERS.contains(type)) return;
        if (!isKnown(type, event.number("v"))) throw new IllegalArgumentException("This version is not known here.");
        var fact = event.body("body");
        var id = fact.text("rescue");
        if (opens) {
            rescues.put(id, new CountedRescue(type, fact));
            return;
        }
        var rescue = rescues.get(id);
        if (rescue == null) throw new NoSuchElementException("The rescue was never opened.");
        rescue.happens(type, event.text("at"), fact);
    }

    private static boolean isKnown(String type, long version) {
        return version == 1 || (version == 2 && IN_TWO_VERSIONS.contains(type));
    }

    /** All figures as of the last event that was added, in the order of a bundle's lines. */
    public List<Figures> figures() {
        var figures = new ArrayList<Figures>();
        figures.addAll(parts("whole", rescue -> ""));
        if (figures.isEmpty()) figures.add(new Counting().figures("whole", ""));
        figures.addAll(parts("month", CountedRescue::month));
        figures.addAll(parts("area", CountedRescue::area));
        figures.addAll(parts("firm", CountedRescue::firm));
        return figures;
    }

    private List<Figures> parts(String part, Function<CountedRescue, String> key) {
        var parts = new TreeMap<String, Counting>();
        for (var rescue : rescues.values()) {
            if (rescue.isCounted())
                parts.computeIfAbsent(key.apply(rescue), each -> new Counting()).add(rescue);
        }
        return parts.entrySet().stream()
                .map(each -> each.getValue().figures(part, each.getKey()))
                .toList();
    }
}
