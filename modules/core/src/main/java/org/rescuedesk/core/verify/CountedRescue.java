package org.rescuedesk.core.verify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.proof.Lines;

/**
 * What the figures need of one rescue, gathered from its facts by the table of docs/journal.md. Times are in microseconds. All
 * rescues of a journal are in memory at once: so what many have in common is kept once, and sets and lists are as small as can be.
 */
final class CountedRescue {
    enum Standing {
        FALSE_ALARM,
        NEEDED,
        SELF_RELEASED,
        UNDER_WAY
    }

    private static final long NEVER = Long.MIN_VALUE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    private final String area;
    private final String firm;
    private final String zone;
    private final long clockStart;
    private final long limitAt;
    private String stage;
    private long people;
    private List<Evidence> evidence = List.of();
    private Set<String> bound = Set.of();
    private long released = NEVER;
    private long closed = NEVER;
    private boolean lateSaid;

    /** From a fact that opened it. */
    CountedRescue(String type, Body fact) {
        var opening = fact.body("opening");
        area = opening.text("area").intern();
        firm = opening.findText("firm").orElse("").intern();
        zone = ZoneId.of(opening.text("zone")).getId().intern();
        clockStart = micros(Lines.time(opening.text("clockStart")));
        limitAt = clockStart + Math.multiplyExact(opening.number("limitMs"), 1_000);
        stage = type.intern();
        tell(fact);
    }

    /** Whatever else happens in it. */
    void happens(String type, String at, Body fact) {
        switch (type) {
            case "RescueConfirmed", "PassengersCalledBack" -> stage = type.intern();
            case "SignalJoined", "CallJoined" -> tell(fact);
            case "ArrivalNoted" -> noted(fact.body("evidence"));
            case "PeopleReleased" -> released(fact);
            case "RescueClosed", "FalseAlarmFound" -> {
                stage = type.intern();
                if (closed == NEVER) closed = micros(Lines.time(at));
            }
            case "MarkReached" -> lateSaid |= fact.text("mark").equals("LATE");
            case "CrewOffered", "CrewAccepted", "CrewDeparted", "CrewDone" -> bind(fact.text("crew"), true);
            case "CrewDeclined", "CrewDidNotAnswer", "CrewStoodDown" -> bind(fact.text("crew"), false);
            default -> throw new IllegalStateException("Nobody counts a " + type + ".");
        }
    }

    private void tell(Body fact) {
        if (fact.fields().containsKey("people")) people = fact.number("people");
    }

    private void bind(String crew, boolean isBound) {
        if (bound.contains(crew) == isBound) return;
        if (bound.isEmpty()) {
            bound = Set.of(crew.intern());
            return;
        }
        if (bound.size() == 1) bound = new HashSet<>(bound);
        if (isBound) bound.add(crew.intern());
        else bound.remove(crew);
    }

    private void noted(Body body) {
        var notAfter = Lines.time(body.text("notAfter"));
        var notBefore = body.textOrNull("notBefore", Lines::time);
        var piece = new Evidence(body.text("source", Source::valueOf), notBefore, notAfter, null);
        if (evidence.isEmpty()) {
            evidence = List.of(piece);
            return;
        }
        if (evidence.size() == 1) evidence = new ArrayList<>(evidence);
        evidence.add(piece);
    }

    private void released(Body fact) {
        stage = "PeopleReleased";
        people = fact.number("people");
        long at = micros(Lines.time(fact.text("releasedAt")));
        if (released == NEVER) released = at;
    }

    /** A suspicion that waits for an answer is not counted. */
    boolean isCounted() {
        return !stage.equals("RescueSuspected");
    }

    String month() {
        return MONTH.format(instant(clockStart).atZone(ZoneId.of(zone)));
    }

    String area() {
        return area;
    }

    String firm() {
        return firm;
    }

    long people() {
        return people;
    }

    boolean isReleased() {
        return released != NEVER;
    }

    @Nullable
    Arrival arrival() {
        return Arrival.from(evidence).orElse(null);
    }

    long arrivalMs() {
        return Counting.rounded(arrivedAt() - clockStart, 1_000);
    }

    boolean isInTime() {
        return arrivedAt() <= limitAt;
    }

    private long arrivedAt() {
        return Arrival.from(evidence).map(arrival -> micros(arrival.at())).orElseThrow();
    }

    Standing standing() {
        if (stage.equals("FalseAlarmFound")) return Standing.FALSE_ALARM;
        if (!evidence.isEmpty()) return Standing.NEEDED;
        long over = released == NEVER ? closed : released;
        if (bound.isEmpty() && over != NEVER && over <= limitAt) return Standing.SELF_RELEASED;
        return over == NEVER && !lateSaid ? Standing.UNDER_WAY : Standing.NEEDED;
    }

    /** Half up, as PostgreSQL keeps a time that is handed to it. */
    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), (at.getNano() + 500) / 1_000);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH
                .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000);
    }
}
