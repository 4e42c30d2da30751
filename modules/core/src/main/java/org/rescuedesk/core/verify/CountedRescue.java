package org.rescuedesk.core.verify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
        DUPLICATE,
        NEEDED,
        SELF_RELEASED,
        UNDER_WAY
    }

    private static final long NEVER = Long.MIN_VALUE;
    private static final String FIRE_BRIGADE = "119";
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    private final String area;
    private final String firm;
    private final String zone;
    private final long limit;
    private long clockStart;
    private String stage;
    private long people;
    private List<Evidence> evidence = List.of();
    private Set<String> bound = Set.of();
    private long released = NEVER;
    private long closed = NEVER;
    private boolean lateSaid;
    private boolean done;

    /** From a fact that opened it. */
    CountedRescue(String type, Body fact) {
        var opening = fact.body("opening");
        area = opening.text("area").intern();
        firm = opening.findText("firm").orElse("").intern();
        zone = ZoneId.of(opening.text("zone")).getId().intern();
        clockStart = micros(Lines.time(opening.text("clockStart")));
        limit = Math.multiplyExact(opening.number("limitMs"), 1_000);
        stage = type.intern();
        tell(fact);
    }

    /** Whatever else happens in it. */
    void happens(String type, String at, Body fact) {
        switch (type) {
            case "RescueConfirmed", "PassengersCalledBack" -> stage = type.intern();
            case "SignalJoined", "CallJoined", "PassengersDescribed" -> tell(fact);
            case "ArrivalNoted" -> noted(fact.body("evidence"));
            case "PeopleReleased" -> released(fact);
            case "SelfReleased", "DuplicateFound", "RescueClosed", "FalseAlarmFound" -> ended(type, at, fact);
            case "LimitClockStarted" -> clockStart = micros(Lines.time(at));
            case "CorrectionMade" -> correct(fact.text("what"), fact);
            case "MarkReached" -> lateSaid |= fact.text("mark").equals("LATE");
            case "CrewOffered", "CrewAccepted", "CrewDeparted" -> bind(fact.text("crew"), true);
            case "HandedOver" -> bind(FIRE_BRIGADE, true);
            case "CrewDeclined", "CrewDidNotAnswer", "CrewStoodDown", "CrewWentSilent" ->
                bind(fact.text("crew"), false);
            case "CrewDone" -> {
                bind(fact.text("crew"), false);
                done = true;
            }
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
        releasedAt(fact);
    }

    private void releasedAt(Body fact) {
        long at = micros(Lines.time(fact.text("releasedAt")));
        if (released == NEVER) released = at;
    }

    private void ended(String type, String at, Body fact) {
        stage = type.intern();
        if (type.equals("SelfReleased")) {
            tell(fact);
            releasedAt(fact);
        }
        if (closed == NEVER) closed = micros(Lines.time(at));
    }

    private void correct(String what, Body fact) {
        if (what.equals("RELEASED_AT")) released = micros(Lines.time(fact.text("is")));
        if (!what.equals("PEOPLE")) return;
        var is = fact.text("is");
        if (!COUNT.matcher(is).matches()) throw new IllegalArgumentException("It is no number of people.");
        people = Long.parseLong(is);
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
        return arrivedAt() <= clockStart + limit;
    }

    private long arrivedAt() {
        return Arrival.from(evidence).map(arrival -> micros(arrival.at())).orElseThrow();
    }

    Standing standing() {
        if (stage.equals("FalseAlarmFound")) return Standing.FALSE_ALARM;
        if (stage.equals("DuplicateFound")) return Standing.DUPLICATE;
        if (!evidence.isEmpty()) return Standing.NEEDED;
        long over = released == NEVER ? closed : released;
        boolean byCrew = done || !bound.isEmpty();
        if (!byCrew && over != NEVER && over <= clockStart + limit) return Standing.SELF_RELEASED;
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
