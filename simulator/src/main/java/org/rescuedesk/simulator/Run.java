package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.wire.message.OrderMessage;

/** One play against one desk, step by step, until it is over or interrupted. */
final class Run {

    private static final Duration RECEIPT_WITHIN = Duration.ofSeconds(10);

    private final Function<Timekeeper.Start, Play> beginning;
    private final Mailbox mailbox;
    private final Voice voice;
    private final Timekeeper time;
    private final Consumer<String> progress;
    private final CompletableFuture<@Nullable Void> ready;

    Run(
            Function<Timekeeper.Start, Play> beginning,
            Mailbox mailbox,
            Voice voice,
            Timekeeper time,
            Consumer<String> progress,
            CompletableFuture<@Nullable Void> ready) {
        this.beginning = beginning;
        this.mailbox = mailbox;
        this.voice = voice;
        this.time = time;
        this.progress = progress;
        this.ready = ready;
    }

    void live() throws InterruptedException {
        Timekeeper.Start start = time.begin();
        Play play = beginning.apply(start);
        time.paceFrom(play.readyAt());
        while (!play.isOver()) {
            step(play);
        }
    }

    private void step(Play play) throws InterruptedException {
        Instant now = time.advance(play.next());
        for (OrderMessage order : mailbox.takeOrders()) {
            play.take(order, now);
        }
        mailbox.takeReceipts().forEach(play::take);
        play.run(now);
        voice.letElevatorsSpeak();
        if (time.waitsForReceipts()) {
            awaitReceipts(play);
        }
        voice.letCrewsSpeak();
        if (!now.isBefore(play.readyAt()) && ready.complete(null)) {
            progress.accept("就绪 Ready at " + now);
        }
        if (ready.isDone()) {
            play.show(now);
        }
    }

    private void awaitReceipts(Play play) throws InterruptedException {
        while (!play.unanswered().isEmpty()) {
            if (!mailbox.openNext(RECEIPT_WITHIN)) {
                progress.accept("调度台未回执，稍后重发 No receipt from the desk, going on: " + play.unanswered());
                play.unanswered().clear();
            }
            mailbox.takeReceipts().forEach(play::take);
        }
    }
}
