package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.day.Simulation;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.simulator.telemetry.FleetTelemetry;
import org.rescuedesk.wire.message.OrderMessage;

/** One simulation against one desk, step by step, until it is interrupted. Telemetry begins when there is something to see. */
final class Run {

    private static final Duration RECEIPT_WITHIN = Duration.ofSeconds(10);

    private final SimulatorOptions options;
    private final Province province;
    private final Mailbox mailbox;
    private final Voice voice;
    private final Timekeeper time;
    private final Consumer<String> progress;
    private final CompletableFuture<@Nullable Void> ready;
    private final @Nullable FleetTelemetry telemetry;

    Run(
            SimulatorOptions options,
            Province province,
            Mailbox mailbox,
            Voice voice,
            Timekeeper time,
            Consumer<String> progress,
            CompletableFuture<@Nullable Void> ready,
            @Nullable FleetTelemetry telemetry) {
        this.options = options;
        this.province = province;
        this.mailbox = mailbox;
        this.voice = voice;
        this.time = time;
        this.progress = progress;
        this.ready = ready;
        this.telemetry = telemetry;
    }

    void live() throws InterruptedException {
        Timekeeper.Start start = time.begin();
        progress.accept("模拟开始 The simulation begins at " + start.from() + ": " + options);
        Simulation simulation =
                new Simulation(province, options.seed(), options.factor(), voice, start.from(), start.beginning());
        time.paceFrom(simulation.readyAt());
        while (true) {
            step(simulation);
        }
    }

    private void step(Simulation simulation) throws InterruptedException {
        Instant now = time.advance(simulation.next());
        for (OrderMessage order : mailbox.takeOrders()) {
            simulation.take(order, now);
        }
        mailbox.takeReceipts().forEach(simulation::take);
        simulation.run(now);
        voice.letElevatorsSpeak();
        if (time.waitsForReceipts()) {
            awaitReceipts(simulation);
        }
        voice.letCrewsSpeak();
        if (!now.isBefore(simulation.readyAt()) && ready.complete(null)) {
            progress.accept("就绪 Ready at " + now);
        }
        if (telemetry != null && ready.isDone()) {
            telemetry.tell(now, simulation::isShutIn);
        }
    }

    private void awaitReceipts(Simulation simulation) throws InterruptedException {
        while (!simulation.unanswered().isEmpty()) {
            if (!mailbox.openNext(RECEIPT_WITHIN)) {
                progress.accept("调度台未回执，稍后重发 No receipt from the desk, going on: " + simulation.unanswered());
                simulation.unanswered().clear();
            }
            mailbox.takeReceipts().forEach(simulation::take);
        }
    }
}
