package org.rescuedesk.server.mqtt;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.CrewCommand.Moved;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.PersonNotes;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.Reason;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what crews report and where they are. What certainly is no cry and can't be used is counted, kept, shown and acked. */
final class CrewInbox {
    private static final Logger LOG = LoggerFactory.getLogger(CrewInbox.class);

    /** A fix further than this from the desk's clock, either way, is no position of now. */
    private static final Duration CREDIBLE = Duration.ofMinutes(10);

    private final DeskHost host;
    private final Unreadable unreadable;
    private final DeskMetrics metrics;
    private final PutAway putAway;

    CrewInbox(DeskHost host, Unreadable unreadable, DeskMetrics metrics, PutAway putAway) {
        this.host = host;
        this.unreadable = unreadable;
        this.metrics = metrics;
        this.putAway = putAway;
    }

    void receiveReport(Delivery delivery) {
        ReportCodec.decode(delivery.topic(), delivery.payload())
                .fold(
                        report -> reported(delivery, report),
                        refused -> refused(delivery, refused.reason(), refused.sentence()));
    }

    private boolean reported(Delivery delivery, ReportMessage report) {
        if (isNoCrew(report.crew())) return refused(delivery, Reason.UNKNOWN_CREW, noSuchCrew(report.crew()));
        findPutAway(report)
                .compose(kept -> host.submit(at -> Reports.command(report, at, kept)))
                .onSuccess(outcome -> answered(delivery, report, outcome));
        return true;
    }

    /**
     * A cause is found hours after the people were out: by then a dispatcher may have closed the rescue and the desk put it away. While
     * the memory can't be asked, the report is refused like any other of a rescue that the desk hasn't, and kept as it came.
     */
    private Future<Optional<Rescue>> findPutAway(ReportMessage report) {
        if (report.kind() != ReportMessage.Kind.CAUSE) return Future.succeededFuture(Optional.empty());
        var id = Reports.rescue(report);
        var desk = host.announced();
        if (desk.rescues().has(id) || desk.crew(report.crew()).knows(Reports.name(report)))
            return Future.succeededFuture(Optional.empty());
        return host.vertx()
                .executeBlocking(
                        () -> putAway.find(id).filter(kept -> kept.stage().isEnded()), false)
                .recover(failure -> {
                    LOG.warn("Whether rescue {} was put away can't be asked now.", id, failure);
                    return Future.succeededFuture(Optional.empty());
                });
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
        if (isNoCrew(crew)) return refused(delivery, Reason.UNKNOWN_CREW, noSuchCrew(crew));
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

    /** A register of an earlier release may have a crew by the fire brigade's name: its phone doesn't speak for the fire brigade. */
    private boolean isNoCrew(CrewId crew) {
        return crew.equals(Rescue.FIRE_BRIGADE)
                || host.announced().register().findCrew(crew).isEmpty();
    }

    private static String noSuchCrew(CrewId crew) {
        if (crew.equals(Rescue.FIRE_BRIGADE))
            return "编号 119 指消防救援，不是救援组；移交由调度员登记。 119 stands for the fire brigade and is no crew: a dispatcher records its hand-over.";
        return "登记数据中没有人员 " + crew + "。 The register has no crew " + crew + ".";
    }

    private boolean refused(Delivery delivery, Reason reason, String sentence) {
        unreadable
                .keep(delivery, reason, sentence, Optional.empty())
                .onSuccess(kept -> delivery.ack().run());
        return false;
    }
}
