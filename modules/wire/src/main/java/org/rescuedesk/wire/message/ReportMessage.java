package org.rescuedesk.wire.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;

/**
 * What a crew says. {@code at} is its phone's time, if it knows one; {@code id} names the report for its repetitions, or is "";
 * {@code phone} tells two phones of one crew apart, or is "". Every kind but those of duty names its {@code rescue}. {@code until} may
 * stand with ON_DUTY: the end of the shift. {@code evidence} stands with ARRIVE, {@code people} with RELEASE, where {@code injured} may
 * stand beside it, and {@code cause}, a code of the {@linkplain org.rescuedesk.wire.cause.CauseTree tree} or another, with CAUSE,
 * always, where {@code cleared} may stand beside it; without them those kinds are refused with an {@link IllegalArgumentException}.
 */
public record ReportMessage(
        CrewId crew,
        Kind kind,
        @Nullable Instant at,
        String id,
        String phone,
        @Nullable Instant until,
        String rescue,
        String reason,
        @Nullable Evidence evidence,
        @Nullable Integer people,
        @Nullable Integer injured,
        String cause,
        @Nullable Boolean cleared,
        String note) {
    /** How many characters a code may have. */
    public static final int MOST_CAUSE = 64;

    public ReportMessage {
        if (kind.namesRescue() == rescue.isEmpty()) {
            throw new IllegalArgumentException(
                    "A report of kind " + kind + (kind.namesRescue() ? " names no rescue." : " names a rescue."));
        }
        if ((kind == Kind.ARRIVE && evidence == null)
                || (kind == Kind.RELEASE && people == null)
                || (kind == Kind.CAUSE && cause.isEmpty())) {
            throw new IllegalArgumentException("A report of kind " + kind + " lacks what it is about.");
        }
    }

    private static ReportMessage of(CrewId crew, Kind kind, @Nullable Instant at, String id, String rescue) {
        return new ReportMessage(crew, kind, at, id, "", null, rescue, "", null, null, null, "", null, "");
    }

    /** The same, sent by this phone. */
    public ReportMessage from(String name) {
        return new ReportMessage(
                crew, kind, at, id, name, until, rescue, reason, evidence, people, injured, cause, cleared, note);
    }

    /** {@code until} is the end of its shift; unknown where absent. */
    public static ReportMessage onDuty(CrewId crew, @Nullable Instant at, String id, @Nullable Instant until) {
        return new ReportMessage(crew, Kind.ON_DUTY, at, id, "", until, "", "", null, null, null, "", null, "");
    }

    public static ReportMessage onDuty(CrewId crew, @Nullable Instant at, String id) {
        return onDuty(crew, at, id, null);
    }

    public static ReportMessage rest(CrewId crew, @Nullable Instant at, String id) {
        return of(crew, Kind.REST, at, id, "");
    }

    public static ReportMessage offDuty(CrewId crew, @Nullable Instant at, String id) {
        return of(crew, Kind.OFF_DUTY, at, id, "");
    }

    public static ReportMessage accept(CrewId crew, @Nullable Instant at, String id, String rescue) {
        return of(crew, Kind.ACCEPT, at, id, rescue);
    }

    public static ReportMessage decline(CrewId crew, @Nullable Instant at, String id, String rescue, String reason) {
        return new ReportMessage(crew, Kind.DECLINE, at, id, "", null, rescue, reason, null, null, null, "", null, "");
    }

    public static ReportMessage depart(CrewId crew, @Nullable Instant at, String id, String rescue) {
        return of(crew, Kind.DEPART, at, id, rescue);
    }

    public static ReportMessage arrive(CrewId crew, @Nullable Instant at, String id, String rescue, Evidence evidence) {
        return new ReportMessage(crew, Kind.ARRIVE, at, id, "", null, rescue, "", evidence, null, null, "", null, "");
    }

    public static ReportMessage leave(CrewId crew, @Nullable Instant at, String id, String rescue) {
        return of(crew, Kind.LEAVE, at, id, rescue);
    }

    public static ReportMessage release(CrewId crew, @Nullable Instant at, String id, String rescue, int people) {
        return release(crew, at, id, rescue, people, null);
    }

    /** {@code injured} of the {@code people} are, where the crew says so. */
    public static ReportMessage release(
            CrewId crew, @Nullable Instant at, String id, String rescue, int people, @Nullable Integer injured) {
        return new ReportMessage(crew, Kind.RELEASE, at, id, "", null, rescue, "", null, people, injured, "", null, "");
    }

    public static ReportMessage cause(
            CrewId crew, @Nullable Instant at, String id, String rescue, String cause, String note) {
        return cause(crew, at, id, rescue, cause, null, note);
    }

    /** {@code cleared} says whether the elevator runs again. */
    public static ReportMessage cause(
            CrewId crew,
            @Nullable Instant at,
            String id,
            String rescue,
            String cause,
            @Nullable Boolean cleared,
            String note) {
        return new ReportMessage(
                crew, Kind.CAUSE, at, id, "", null, rescue, "", null, null, null, cause, cleared, note);
    }

    /** What the crew did. */
    public enum Kind {
        ON_DUTY,
        OFF_DUTY,
        /** On duty, and not to be sent until it says that it is on duty again. */
        REST,
        ACCEPT,
        DECLINE,
        DEPART,
        ARRIVE,
        /** It leaves the elevator to another crew that is there. */
        LEAVE,
        RELEASE,
        CAUSE;

        public boolean namesRescue() {
            return this != ON_DUTY && this != OFF_DUTY && this != REST;
        }
    }

    /** What an arrival rests on, and where the phone was then: WGS-84, give or take {@code accuracyM} metres. */
    public record Evidence(
            Source source, @Nullable Point point, @Nullable Double accuracyM) {}

    /** Somebody's press on the phone is a word; a code or tag at the elevator, read by the phone, is a machine's. */
    public enum Source {
        PRESS,
        QR,
        NFC
    }
}
