package org.rescuedesk.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Evidence;
import org.rescuedesk.wire.message.ReportMessage.Kind;
import org.rescuedesk.wire.message.ReportMessage.Source;

/** {@code crew/{id}/report}: what a crew says. */
public final class ReportCodec {

    private static final int MOST_PEOPLE = 200;

    private ReportCodec() {}

    public static byte[] encode(ReportMessage report) {
        return JsonLine.write(line -> {
            line.put("crew", report.crew().value())
                    .put("kind", Spelling.lower(report.kind()))
                    .put("at", report.at())
                    .put("id", report.id())
                    .put("phone", report.phone())
                    .put("until", report.until())
                    .put("rescue", report.rescue())
                    .put("reason", report.reason());
            Evidence evidence = report.evidence();
            if (evidence != null) {
                line.put("evidence", inner -> put(inner, evidence));
            }
            line.put("people", report.people())
                    .put("injured", report.injured())
                    .put("cause", report.cause())
                    .put("cleared", report.cleared())
                    .put("note", report.note());
        });
    }

    /** Never throws. */
    public static Decoded<ReportMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            CrewId crew = Topics.crew(topic, Topic.Kind.REPORT).crew();
            Body body = Body.of(payload);
            body.requireSame("crew", crew.value());
            return read(crew, body).from(body.findId("phone"));
        });
    }

    private static ReportMessage read(CrewId crew, Body body) throws Refusal {
        Kind kind = body.choice("kind", Kind.values(), Spelling::lower);
        Instant at = body.findInstant("at").orElse(null);
        String id = body.findText("id");
        String rescue = kind.namesRescue() ? body.rescue("rescue") : "";
        return switch (kind) {
            case ON_DUTY ->
                ReportMessage.onDuty(crew, at, id, body.findInstant("until").orElse(null));
            case REST -> ReportMessage.rest(crew, at, id);
            case OFF_DUTY -> ReportMessage.offDuty(crew, at, id);
            case ACCEPT -> ReportMessage.accept(crew, at, id, rescue);
            case DECLINE -> ReportMessage.decline(crew, at, id, rescue, body.findText("reason"));
            case DEPART -> ReportMessage.depart(crew, at, id, rescue);
            case ARRIVE -> ReportMessage.arrive(crew, at, id, rescue, evidence(body.body("evidence")));
            case LEAVE -> ReportMessage.leave(crew, at, id, rescue);
            case RELEASE ->
                ReportMessage.release(crew, at, id, rescue, (int) body.whole("people", 0, MOST_PEOPLE), injured(body));
            case CAUSE ->
                ReportMessage.cause(
                        crew,
                        at,
                        id,
                        rescue,
                        cause(body),
                        body.findFlag("cleared").orElse(null),
                        body.findText("note"));
        };
    }

    private static @Nullable Integer injured(Body body) throws Refusal {
        return body.findWhole("injured", 0, MOST_PEOPLE).map(Long::intValue).orElse(null);
    }

    /** As it was sent, in whatever tree it stands: a code, and no place for words. */
    private static String cause(Body body) throws Refusal {
        String cause = body.text("cause");
        if (cause.length() > ReportMessage.MOST_CAUSE) {
            throw body.bad(
                    "cause",
                    "超过 " + ReportMessage.MOST_CAUSE + " 个字符",
                    "is longer than " + ReportMessage.MOST_CAUSE + " characters");
        }
        return cause;
    }

    private static Evidence evidence(Body body) throws Refusal {
        return new Evidence(
                body.choice("source", Source.values(), Spelling::lower),
                Places.findPoint(body).orElse(null),
                body.findNumber("accuracy_m", 0, Places.MOST_ACCURACY_M).orElse(null));
    }

    private static void put(JsonLine line, Evidence evidence) {
        line.put("source", Spelling.lower(evidence.source()));
        Point point = evidence.point();
        if (point != null) {
            Places.put(line, point);
        }
        line.put("accuracy_m", evidence.accuracyM());
    }
}
