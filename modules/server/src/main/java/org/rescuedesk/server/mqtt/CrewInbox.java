package org.rescuedesk.server.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.CrewCommand.Moved;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.PersonNotes;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.Reason;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** Takes in what crews report and where they are. What certainly is no cry and can't be used is counted, kept, shown and acked. */
final class CrewInbox {
    /** A fix further than this from the desk's clock, either way, is no position of now. */
    private static final Duration CREDIBLE = Duration.ofMinutes(10);

    private final DeskHost host;
    private final Unreadable unreadable;
    private final DeskMetrics metrics;

    CrewInbox(DeskHost host, Unreadable unreadable, DeskMetrics metrics) {
        this.host = host;
        this.unreadable = unreadable;
        this.metrics = metrics;
    }

    void receiveReport(Delivery delivery) {
        ReportCodec.decode(delivery.topic(), delivery.payload())
                .fold(
                        report -> reported(delivery, report),
                        refused -> refused(delivery, refused.reason(), refused.sentence()));
    }

    private boolean reported(Delivery delivery, ReportMessage report) {
        if (host.announced().register().findCrew(report.crew()).isEmpty()) {
            return refused(delivery, Reason.UNKNOWN_CREW, noSuchCrew(report.crew()));
        }
        host.submit(at -> Reports.command(report, at)).onSuccess(outcome -> answered(delivery, report, outcome));
        return true;
    }

    private void answered(Delivery delivery, ReportMessage report, Outcome outcome) {
        var kind = report.kind().name().toLowerCase(Locale.ROOT);
        if (outcome instanceof Outcome.Declined declined) {
            metrics.report(kind, "refused");
            unreadable
                    .keepRefused(delivery, declined.sentence())
                    .onSuccess(kept -> delivery.ack().run());
        } else if (outcome instanceof Outcome.Failed) {
            metrics.report(kind, "failed");
            unreadable.keepFailed(delivery).onSuccess(kept -> delivery.ack().run());
        } else {
            metrics.report(
                    kind, outcome instanceof Outcome.Done done && done.entries().isEmpty() ? "known" : "noted");
            delivery.ack().run();
        }
    }

    void receivePosition(Delivery delivery) {
        PositionCodec.decode(delivery.topic(), delivery.payload())
                .fold(
                        position -> located(delivery, position),
                        refused -> refused(delivery, refused.reason(), refused.sentence()));
    }

    private boolean located(Delivery delivery, PositionMessage position) {
        var desk = host.announced();
        var now = host.clock().now();
        var crew = position.crew();
        if (desk.register().findCrew(crew).isEmpty()) {
            return refused(delivery, Reason.UNKNOWN_CREW, noSuchCrew(crew));
        }
        if (Duration.between(position.at(), now).abs().compareTo(CREDIBLE) > 0) {
            return refused(
                    delivery,
                    Reason.IMPOSSIBLE_TIME,
                    "手机时间 " + position.at() + " 不是现在。 The phone's time " + position.at() + " is not now.");
        }
        var fix = fix(position, now);
        host.locate(crew, fix);
        if (desk.crew(crew).task() == null) delivery.ack().run();
        else
            host.submit(at -> new Moved(at, By.crew(crew), crew, fix, PersonNotes.salt()))
                    .onSuccess(known -> delivery.ack().run());
        return true;
    }

    private static Fix fix(PositionMessage position, Instant now) {
        var speed = position.speedMps();
        return new Fix(
                position.point(),
                (int) Math.ceil(position.accuracyM()),
                speed == null ? null : (Integer) (int) Math.round(speed),
                position.at(),
                now,
                position.phone().isEmpty() ? null : position.phone());
    }

    private static String noSuchCrew(CrewId crew) {
        return "登记数据中没有人员 " + crew + "。 The register has no crew " + crew + ".";
    }

    private boolean refused(Delivery delivery, Reason reason, String sentence) {
        unreadable
                .keep(delivery, reason, sentence, Optional.empty())
                .onSuccess(kept -> delivery.ack().run());
        return false;
    }
}
