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
import org.rescuedesk.core.proof.Lines;

/** What the figures need of one rescue, gathered from its facts by the table of docs/journal.md. Times are in microseconds. */
final class CountedRescue {
    enum Standing {
        FALSE_ALARM,
        NEEDED,
        SELF_RELEASED,
        UNDER_WAY
    }

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    private final String area;
    private final String firm;
    private final ZoneId zone;
    private final long clockStart;
    private final long limitAt;
    private String stage;
    private long people;
    private List<Evidence> evidence = List.of();
    private Set<String> bound = Set.of();
    private @Nullable Long released;
    private @Nullable Long closed;
    private boolean lateSaid;

    /** From a fact that opened it. */
    CountedRescue(String type, Body fact) {
        var opening = fact.body("opening");
        area = opening.text("area");
        firm = opening.findText("firm").orElse("");
        zone = ZoneId.of(opening.text("zone"));
        clockStart = micros(Lines.time(opening.text("clockStart")));
        limitAt = clockStart + Math.multiplyExact(opening.number("limitMs"), 1_000);
        stage = type;
        tell(fact);
    }

    /** Whatever else happens in it. */
    void happens(String type, String at, Body fact) {
        switch (type) {
            case "RescueConfirmed", "PassengersCalledBack" -> stage = type;
            case "SignalJoined", "CallJoined" -> tell(fact);
            case "ArrivalNoted" -> noted(fact.body("evidence"));
            case "PeopleReleased" -> released(fact);
            case "RescueClosed", "FalseAlarmFound" -> {
                stage = type;
                if (closed == null) closed = micros(Lines.time(at));
            }
            case "MarkReached" -> lateSaid |= fact.text("mark").equals("LATE");
            case "CrewOffered", "CrewAccepted", "CrewDeparted", "CrewDone" -> {
                if (bound.isEmpty()) bound = new HashSet<>(2);
                bound.add(fact.text("crew"));
            }
            case "CrewDeclined", "CrewDidNotAnswer", "CrewStoodDown" -> {
                var crew = fact.text("crew");
                if (!bound.isEmpty()) bound.remove(crew);
            }
            default -> throw new IllegalStateException("Nobody counts a " + type + ".");
        }
    }

    private void tell(Body fact) {
        if (fact.fields().containsKey("people")) people = fact.number("people");
    }

    private void noted(Body piece) {
        Lines.time(piece.text("notAfter"));
        piece.findText("notBefore").ifPresent(Lines::time);
        if (evidence.isEmpty()) evidence = new ArrayList<>(2);
        evidence.add(Evidence.of(piece));
    }

    private void released(Body fact) {
        stage = "PeopleReleased";
        people = fact.number("people");
        long at = micros(Lines.time(fact.text("releasedAt")));
        if (released == null) released = at;
    }

    /** A suspicion that waits for an answer is not counted. */
    boolean isCounted() {
        return !stage.equals("RescueSuspected");
    }

    String month() {
        return MONTH.format(instant(clockStart).atZone(zone));
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
        return released != null;
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
        var over = released == null ? closed : released;
        if (bound.isEmpty() && over != null && over <= limitAt) return Standing.SELF_RELEASED;
        return over == null && !lateSaid ? Standing.UNDER_WAY : Standing.NEEDED;
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
