package org.rescuedesk.simulator.line;

import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockMessage;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/**
 * All that the simulator says, each thing on the line and at the QoS where it belongs. Elevators speak at once; what crews
 * say is held back until {@link #letCrewsSpeak}: over two lines nobody could tell which was heard first, and a desk decides
 * by it.
 */
public final class Voice {

    private final Line elevators;
    private final Line crews;
    private final boolean surely;
    private final List<Saying> heldBack = new ArrayList<>();
    private long provoked;

    private interface Saying {
        void say() throws InterruptedException;
    }

    /** With {@code surely} all goes at QoS 1, so that a driven desk decides the same at any speed. */
    public Voice(Line elevators, Line crews, boolean surely) {
        this.elevators = elevators;
        this.crews = crews;
        this.surely = surely;
    }

    public void say(SignalMessage signal) throws InterruptedException {
        provoked++;
        elevators.publish(Topics.signal(signal.area(), signal.elevator()), 1, SignalCodec.encode(signal));
    }

    /** What no controller should send, on the topic of this one's signals. */
    public void say(AreaId area, ElevatorId elevator, byte[] garbled) throws InterruptedException {
        provoked++;
        elevators.publish(Topics.signal(area, elevator), 1, garbled);
    }

    public void say(ReportMessage report) {
        provoked++;
        heldBack.add(() -> crews.publish(Topics.report(report.crew()), 1, ReportCodec.encode(report)));
    }

    /**
     * A crew on a task is followed closely; of one without a task a position may be lost. Where everything is to be sure,
     * none may be, nor overtake a report.
     */
    public void say(PositionMessage position, boolean onTask) {
        int qos = onTask || surely ? 1 : 0;
        heldBack.add(() -> crews.publish(Topics.position(position.crew()), qos, PositionCodec.encode(position)));
    }

    /** On the crews' line, so that what they said before the step is heard before it; returns when the broker has it. */
    public void say(ClockMessage clock) throws InterruptedException {
        crews.publish(Topics.CLOCK, 1, ClockCodec.encode(clock));
        crews.flush();
    }

    /** Returns when the broker has what the elevators said. */
    public void letElevatorsSpeak() throws InterruptedException {
        elevators.flush();
    }

    /** Returns when the broker has what the crews said. */
    public void letCrewsSpeak() throws InterruptedException {
        for (Saying saying : heldBack) {
            saying.say();
        }
        heldBack.clear();
        crews.flush();
    }

    /** How often something was said that a desk may answer with an order. */
    public long provoked() {
        return provoked;
    }
}
