package org.rescuedesk.server.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.ElevatorState;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.Reason;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/**
 * Reads what comes in on Paho's thread and puts it into the intake. What can't be used certainly is no cry: it is counted by
 * reason, and so many a minute are kept as they came. Looks at the announced desk's register, and asks nothing of the desk.
 */
final class TelemetryInbox {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Supplier<Desk> desk;
    private final Supplier<Instant> clock;
    private final Intake intake;
    private final TelemetryMetrics metrics;
    private final int keptAMinute;
    private Instant minute = Instant.MIN;
    private int kept;

    TelemetryInbox(
            Supplier<Desk> desk, Supplier<Instant> clock, Intake intake, TelemetryMetrics metrics, int keptAMinute) {
        this.desk = desk;
        this.clock = clock;
        this.intake = intake;
        this.metrics = metrics;
        this.keptAMinute = keptAMinute;
    }

    void receive(String topic, byte[] payload) {
        var now = clock.get();
        if (topic.endsWith("/link")) {
            Decoded<Link> link = LinkCodec.decode(topic, payload);
            link.fold(read -> linked(topic, payload, read, now), refused -> refuse(topic, payload, refused, now));
        } else {
            Decoded<Sample> sample = TelemetryCodec.decode(topic, payload);
            sample.fold(read -> sampled(topic, payload, read, now), refused -> refuse(topic, payload, refused, now));
        }
    }

    private boolean sampled(String topic, byte[] payload, Sample sample, Instant now) {
        if (isUnknown(topic, payload, sample.elevator(), now)) return false;
        if (isImpossible(sample.elevator(), sample.at(), now)) {
            return refuse(
                    topic,
                    payload,
                    Reason.IMPOSSIBLE_TIME,
                    "控制器时间 " + sample.at() + " 不可能。 The controller's time " + sample.at() + " can't be.",
                    now);
        }
        intake.add(new Received(sample, now));
        return true;
    }

    /** A line's own time may be wrong without harm: the desk goes by its own. */
    private boolean linked(String topic, byte[] payload, Link link, Instant now) {
        if (isUnknown(topic, payload, link.elevator(), now)) return false;
        var at = link.at();
        var credible = at == null || isImpossible(link.elevator(), at, now) ? null : at;
        intake.add(new LinkState(new Link(link.elevator(), link.online(), credible), now, now));
        return true;
    }

    private boolean isUnknown(String topic, byte[] payload, ElevatorId elevator, Instant now) {
        if (desk.get().register().findElevator(elevator).isPresent()) return false;
        var sentence = "登记数据中没有电梯 " + elevator + "。 The register has no elevator " + elevator + ".";
        refuse(topic, payload, Reason.UNKNOWN_ELEVATOR, sentence, now);
        return true;
    }

    /** As with a signal's time, by the rules in force there: what the desk would not remember is of no use either. */
    private boolean isImpossible(ElevatorId elevator, Instant at, Instant now) {
        if (!at.isAfter(now)) return at.isBefore(now.minus(ElevatorState.REMEMBERED));
        var known = desk.get();
        var area = known.register().elevator(elevator).area();
        return at.isAfter(
                now.plus(known.policies().inForce(area, now).suspicions().clockAhead()));
    }

    private boolean refuse(String topic, byte[] payload, Decoded.Refused<?> refused, Instant now) {
        return refuse(topic, payload, refused.reason(), refused.sentence(), now);
    }

    private boolean refuse(String topic, byte[] payload, Reason reason, @Nullable String sentence, Instant now) {
        metrics.refused(reason.label());
        if (isTooMany(now)) metrics.notKept();
        else intake.add(RawInput.of(now, topic, payload, reason.label(), String.valueOf(sentence)));
        return false;
    }

    private boolean isTooMany(Instant now) {
        if (now.isAfter(minute)) {
            minute = now.plus(MINUTE);
            kept = 0;
        }
        return ++kept > keptAMinute;
    }
}
