package org.rescuedesk.server.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.wire.message.ClockMessage;

/**
 * Where a driver's step waits until both lines have it: the crews' and telemetry's. Then whatever was published before the step, on
 * either, was received at the earlier time. While telemetry's line is down a step waits for the crews' alone; a line that has come
 * back takes part again from the first step that it hears, for it can't know which it has missed.
 */
final class Rendezvous {
    /** What a step leads to, on the desk's thread. */
    interface Driven {
        /** Moves the desk on; {@code there} is told once all is durable and announced. */
        void move(ClockMessage step, Runnable there);

        /** Tells the driver that the desk is there. */
        void answer(ClockMessage step);
    }

    private record Waiting(ClockMessage step, List<Runnable> acks) {}

    private final Executor desk;
    private final Driven driven;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable ClockMessage last;
    private boolean begun;
    private boolean moving;
    private boolean telemetryTakesPart;
    private long telemetryAt;

    /** {@code desk} runs what it is given on the desk's thread, in the order in which it was given. */
    Rendezvous(Executor desk, Driven driven) {
        this.desk = desk;
        this.driven = driven;
    }

    /** A step on the crews' line, on the desk's thread. One that comes again is answered again, and moves nothing. */
    void crewsHeard(ClockMessage step, Runnable ack) {
        begun = true;
        if (step.equals(last)) {
            driven.answer(step);
            ack.run();
            return;
        }
        waiting.stream()
                .filter(each -> each.step().equals(step))
                .findFirst()
                .orElseGet(() -> added(step))
                .acks()
                .add(ack);
        proceed();
    }

    private Waiting added(ClockMessage step) {
        var added = new Waiting(step, new ArrayList<>());
        waiting.add(added);
        return added;
    }

    /** All that came on telemetry's line before this step was received; from any thread. */
    void telemetryHeard(long step) {
        desk.execute(() -> {
            telemetryTakesPart = true;
            telemetryAt = step;
            proceed();
        });
    }

    /** Telemetry's line came up or is lost; from any thread. Before the first step it can't have missed one. */
    void telemetryIs(boolean up) {
        desk.execute(() -> {
            if (!up) telemetryTakesPart = false;
            else if (!begun) telemetryTakesPart = true;
            proceed();
        });
    }

    private void proceed() {
        var next = waiting.peek();
        if (next == null
                || moving
                || (telemetryTakesPart && telemetryAt < next.step().n())) return;
        moving = true;
        driven.move(next.step(), () -> moved(next));
    }

    private void moved(Waiting step) {
        moving = false;
        waiting.remove();
        last = step.step();
        driven.answer(step.step());
        step.acks().forEach(Runnable::run);
        proceed();
    }
}
