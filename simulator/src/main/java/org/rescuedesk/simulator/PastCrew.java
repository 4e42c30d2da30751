package org.rescuedesk.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.simulator.day.Agenda;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.past.PastCall;
import org.rescuedesk.wire.cause.CauseTree;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * The crew that stands for the unit that arrived first. It accepts when it is asked: of that the files know nothing. How many it
 * let out they don't know either, so it counts nobody.
 */
final class PastCrew {

    private static final ReportMessage.Evidence PRESSED =
            new ReportMessage.Evidence(ReportMessage.Source.PRESS, null, null);

    private final PastCall call;
    private final DeviceClocks clocks;
    private final Voice voice;
    private final Agenda agenda;
    private final Instant over;

    /** A unit of which the file tells neither that it arrived nor that it was called off is called off at {@code over}. */
    PastCrew(PastCall call, DeviceClocks clocks, Voice voice, Agenda agenda, Instant over) {
        this.over = over;
        this.call = call;
        this.clocks = clocks;
        this.voice = voice;
        this.agenda = agenda;
    }

    void comesOnDuty() {
        voice.say(ReportMessage.onDuty(crew(), time(), "on"));
    }

    /** It is there for its own elevator only: who else is asked to go was asked because the file's own unit has not answered. */
    void take(OrderMessage order) {
        if (order.elevator().equals(call.elevator())) {
            goes(order.rescue());
        } else {
            voice.say(
                    ReportMessage.decline(crew(), time(), "decline-" + order.rescue(), order.rescue(), "NOT_ITS_CALL"));
        }
    }

    /** Takes the rescue, and does at its time what is known of it; what is dated before the desk's order it does at once. */
    private void goes(String rescue) {
        voice.say(ReportMessage.accept(crew(), time(), "accept", rescue));
        Instant departed = call.departedAt();
        Instant arrived = call.arrivedAt();
        if (departed != null && (arrived == null || !departed.isAfter(arrived))) {
            agenda.at(departed, () -> voice.say(ReportMessage.depart(crew(), time(), "depart", rescue)));
        }
        if (arrived != null) {
            agenda.at(arrived, () -> voice.say(ReportMessage.arrive(crew(), time(), "arrive", rescue, PRESSED)));
        }
        Instant cleared = later(call.clearedAt(), arrived);
        Instant ends = cleared == null && arrived == null ? over : cleared;
        if (ends != null) {
            agenda.at(ends, () -> end(rescue));
        }
    }

    private void end(String rescue) {
        voice.say(ReportMessage.release(crew(), time(), "release", rescue, 0));
        voice.say(ReportMessage.cause(crew(), time(), "cause", rescue, CauseTree.OTHER, ""));
        voice.say(ReportMessage.offDuty(crew(), time(), "off"));
    }

    /** A unit that was available before it arrived is not gone before it arrived; one that never was is not gone. */
    private static @Nullable Instant later(@Nullable Instant cleared, @Nullable Instant arrived) {
        return cleared != null && arrived != null && arrived.isAfter(cleared) ? arrived : cleared;
    }

    private CrewId crew() {
        return call.crew();
    }

    private @Nullable Instant time() {
        return clocks.time(call.crew().value(), agenda.now());
    }
}
