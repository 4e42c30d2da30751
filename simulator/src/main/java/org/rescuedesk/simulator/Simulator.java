package org.rescuedesk.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.day.Beginning;
import org.rescuedesk.simulator.line.Broker;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.past.PastCall;
import org.rescuedesk.simulator.past.PastFleet;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.simulator.story.Seat;
import org.rescuedesk.simulator.story.Story;
import org.rescuedesk.simulator.story.StoryTown;
import org.rescuedesk.wire.Topics;

/**
 * A running simulation. {@link #start} connects and lets it run on a thread of its own; {@link #awaitReady} returns when
 * there is something to see; {@link #close} ends it. The register that the desk has to know beforehand is written by
 * {@link Province#write}, from the same seed.
 */
public final class Simulator implements AutoCloseable {

    private static final String ELEVATORS_CLIENT = "simulator-elevators";
    private static final String CREWS_CLIENT = "simulator-crews";
    private static final String TELEMETRY_CLIENT = "simulator-telemetry";
    private static final double FASTEST_WITH_TELEMETRY = 120;

    private final Line elevators;
    private final Line crews;
    private final @Nullable Line telemetry;
    private final Thread thread;
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /** What is to be played from the start that the desk allows. */
    private record Playing(boolean hasTelemetry, Beginner beginner) {

        interface Beginner {
            Play begin(Timekeeper.Start start, Voice voice, @Nullable Line telemetry);
        }

        Play begin(Timekeeper.Start start, Voice voice, @Nullable Line telemetry) {
            return beginner.begin(start, voice, telemetry);
        }
    }

    private Simulator(SimulatorOptions options, Playing playing, Line.Exchange exchange, Consumer<String> progress)
            throws InterruptedException {
        Mailbox mailbox = new Mailbox(progress);
        elevators = exchange.open(ELEVATORS_CLIENT, mailbox, Topics.ALL_RECEIPTS);
        crews = openOrClose(exchange, mailbox);
        Voice voice = new Voice(elevators, crews, !options.realTime());
        Timekeeper time = options.realTime()
                ? new RealTime(Clock.systemUTC(), mailbox)
                : new DrivenTime(options, Patience.USUAL, mailbox, voice, progress);
        telemetry = playing.hasTelemetry() ? openTelemetry(exchange) : null;
        Run run = new Run(start -> playing.begin(start, voice, telemetry), mailbox, voice, time, progress, ready);
        thread = new Thread(() -> live(run), "simulator");
    }

    /**
     * Connects to the broker and begins. Lines of progress, in Chinese and English, go to {@code progress}, from the
     * simulation's thread. A broker that can't be reached is a {@link org.rescuedesk.simulator.line.LineFailed}.
     */
    public static Simulator start(SimulatorOptions options, Consumer<String> progress) throws InterruptedException {
        return start(options, broker(options), progress);
    }

    /**
     * Connects, and plays recorded calls against a driven desk that has lived through nothing yet, from {@code options.from()} on and
     * at their speed; then it ends. The desk has to know {@link org.rescuedesk.simulator.past.PastRegister#of} these calls.
     */
    public static Simulator replay(
            SimulatorOptions options, List<PastCall> calls, DeviceClocks clocks, Consumer<String> progress)
            throws InterruptedException {
        Playing playing = new Playing(false, (start, voice, none) -> {
            requireFresh(start);
            return new PastPlay(calls, clocks, voice, start.from(), progress);
        });
        return begun(new Simulator(options, playing, broker(options), progress));
    }

    /**
     * Connects, and plays a recorded fleet against a driven desk that has lived through nothing yet and knows
     * {@link PastFleet#register}; then it ends.
     */
    public static Simulator replay(
            SimulatorOptions options, PastFleet fleet, DeviceClocks clocks, Consumer<String> progress)
            throws InterruptedException {
        Playing playing = new Playing(true, (start, voice, links) -> {
            requireFresh(start);
            return new FleetPlay(fleet, clocks, voice, Objects.requireNonNull(links), start.from(), progress);
        });
        return begun(new Simulator(options, playing, broker(options), progress));
    }

    /**
     * Connects, and tells a story to a driven desk that has lived through nothing yet and knows the {@link StoryTown}, on the day of
     * {@code options.from()} and at their speed; then it ends. The seat does what neither an elevator nor a crew does.
     */
    public static Simulator tell(SimulatorOptions options, Story story, Seat seat, Consumer<String> progress)
            throws InterruptedException {
        Playing playing = new Playing(false, (start, voice, none) -> {
            requireFresh(start);
            return new StoryPlay(story, seat, voice, start.from(), progress);
        });
        return begun(new Simulator(options, playing, broker(options), progress));
    }

    private static void requireFresh(Timekeeper.Start start) {
        if (start.beginning() == Beginning.GO_ON) {
            throw new SimulatorFailed("调度台已有数据，不能从头重放。 The desk has lived through something already.", null);
        }
    }

    static Simulator start(SimulatorOptions options, Line.Exchange exchange, Consumer<String> progress)
            throws InterruptedException {
        Playing playing = new Playing(hasSamples(options), (start, voice, telemetry) -> {
            progress.accept("模拟开始 The simulation begins at " + start.from() + ": " + options);
            return MadeUpPlay.begin(options, start, voice, telemetry);
        });
        return begun(new Simulator(options, playing, exchange, progress));
    }

    private static Broker broker(SimulatorOptions options) {
        return new Broker(options.mqttUrl(), options.mqttUser(), options.mqttPassword());
    }

    private static Simulator begun(Simulator simulator) {
        simulator.thread.start();
        return simulator;
    }

    /** Returns when the warm-up is done and the demo may be looked at; throws when the simulation failed before that. */
    public void awaitReady() throws InterruptedException {
        await(ready);
    }

    /** Returns whether the simulation is over, or else was closed before; throws when it failed. */
    public boolean awaitEnd() throws InterruptedException {
        return await(ended);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (elevators;
                crews) {
            if (telemetry != null) {
                telemetry.close();
            }
        }
    }

    private Line openOrClose(Line.Exchange exchange, Mailbox mailbox) throws InterruptedException {
        try {
            return exchange.open(CREWS_CLIENT, mailbox, Topics.ALL_ORDERS, Topics.CLOCK_DONE);
        } catch (RuntimeException | InterruptedException e) {
            elevators.close();
            throw e;
        }
    }

    /** Not at a speed at which samples would be a flood: nobody looks at an elevator then. */
    private static boolean hasSamples(SimulatorOptions options) {
        return options.realTime() || options.speed() <= FASTEST_WITH_TELEMETRY;
    }

    private Line openTelemetry(Line.Exchange exchange) throws InterruptedException {
        try {
            return exchange.open(TELEMETRY_CLIENT, (topic, payload) -> {});
        } catch (RuntimeException | InterruptedException e) {
            crews.close();
            elevators.close();
            throw e;
        }
    }

    private void live(Run run) {
        try {
            run.live();
            ended.complete(true);
        } catch (InterruptedException e) {
            ready.completeExceptionally(
                    new SimulatorFailed("模拟已关闭 The simulation was closed before it was ready.", null));
            ended.complete(false);
        } catch (RuntimeException | Error e) {
            ready.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String why = cause == null ? "" : ": " + cause.getMessage();
            throw new SimulatorFailed("模拟中断 The simulation broke off" + why, cause);
        }
    }
}
