package org.rescuedesk.wire.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;

/**
 * What a crew says. {@code at} is its phone's time, if it knows one; {@code id} names the report for its repetitions, or is "". Every kind
 * but the two of duty names its {@code rescue}. {@code evidence} stands with ARRIVE, {@code people} with RELEASE and
 * {@code cause}, a code of the {@linkplain org.rescuedesk.wire.cause.CauseTree tree} or another, with CAUSE, always; without them those kinds are refused with an {@link IllegalArgumentException}.
 */
public record ReportMessage(
        CrewId crew,
        Kind kind,
        @Nullable Instant at,
        String id,
        String rescue,
        String reason,
        @Nullable Evidence evidence,
        @Nullable Integer people,
        String cause,
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

    public static ReportMessage onDuty(CrewId crew, @Nullable Instant at, String id) {
        return new ReportMessage(crew, Kind.ON_DUTY, at, id, "", "", null, null, "", "");
    }

    public static ReportMessage offDuty(CrewId crew, @Nullable Instant at, String id) {
        return new ReportMessage(crew, Kind.OFF_DUTY, at, id, "", "", null, null, "", "");
    }

    public static ReportMessage accept(CrewId crew, @Nullable Instant at, String id, String rescue) {
        return new ReportMessage(crew, Kind.ACCEPT, at, id, rescue, "", null, null, "", "");
    }

    public static ReportMessage decline(CrewId crew, @Nullable Instant at, String id, String rescue, String reason) {
        return new ReportMessage(crew, Kind.DECLINE, at, id, rescue, reason, null, null, "", "");
    }

    public static ReportMessage depart(CrewId crew, @Nullable Instant at, String id, String rescue) {
        return new ReportMessage(crew, Kind.DEPART, at, id, rescue, "", null, null, "", "");
    }

    public static ReportMessage arrive(CrewId crew, @Nullable Instant at, String id, String rescue, Evidence evidence) {
        return new ReportMessage(crew, Kind.ARRIVE, at, id, rescue, "", evidence, null, "", "");
    }

    public static ReportMessage release(CrewId crew, @Nullable Instant at, String id, String rescue, int people) {
        return new ReportMessage(crew, Kind.RELEASE, at, id, rescue, "", null, people, "", "");
    }

    public static ReportMessage cause(
            CrewId crew, @Nullable Instant at, String id, String rescue, String cause, String note) {
        return new ReportMessage(crew, Kind.CAUSE, at, id, rescue, "", null, null, cause, note);
    }

    /** What the crew did. */
    public enum Kind {
        ON_DUTY,
        OFF_DUTY,
        ACCEPT,
        DECLINE,
        DEPART,
        ARRIVE,
        RELEASE,
        CAUSE;

        public boolean namesRescue() {
            return this != ON_DUTY && this != OFF_DUTY;
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
