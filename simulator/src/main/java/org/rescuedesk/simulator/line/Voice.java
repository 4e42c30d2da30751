package org.rescuedesk.simulator.line;

import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockMessage;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** All that the simulator says, each thing on the line and at the QoS where it belongs. */
public final class Voice {

    private final Line elevators;
    private final Line crews;
    private long provoked;

    public Voice(Line elevators, Line crews) {
        this.elevators = elevators;
        this.crews = crews;
    }

    public void say(SignalMessage signal) throws InterruptedException {
        provoked++;
        elevators.publish(Topics.signal(signal.area(), signal.elevator()), 1, SignalCodec.encode(signal));
    }

    public void say(ReportMessage report) throws InterruptedException {
        provoked++;
        crews.publish(Topics.report(report.crew()), 1, ReportCodec.encode(report));
    }

    /** A crew on a task is followed closely; of one without a task a position may be lost. */
    public void say(PositionMessage position, boolean onTask) throws InterruptedException {
        crews.publish(Topics.position(position.crew()), onTask ? 1 : 0, PositionCodec.encode(position));
    }

    /** On the crews' line, so that what they said before the step is heard before it. */
    public void say(ClockMessage clock) throws InterruptedException {
        crews.publish(Topics.CLOCK, 1, ClockCodec.encode(clock));
    }

    /** How often something was said that a desk may answer with an order. */
    public long provoked() {
        return provoked;
    }

    public void flush() throws InterruptedException {
        elevators.flush();
        crews.flush();
    }
}
