package org.rescuedesk.simulator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rescuedesk.simulator.line.Broker;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.wire.Topics;

/** A {@link FakeDesk} at the other end of a real broker, on a thread of its own. */
final class DistantDesk implements AutoCloseable {

    final CompletableFuture<FakeDesk> end = new CompletableFuture<>();

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final FakeDesk desk;
    private final Line broker;
    private Line room;

    /** Whoever wants to hear that the desk is there has to have subscribed. */
    DistantDesk(String url, FakeDesk desk) throws InterruptedException {
        this.desk = desk;
        String[] topics = {Topics.ALL_SIGNALS, Topics.ALL_REPORTS, Topics.ALL_POSITIONS, Topics.CLOCK};
        this.broker = new Broker(url, "", "").open("desk", (topic, body) -> run(() -> hear(topic, body)), topics);
        run(() -> room = desk.open("room", this::say, Topics.ALL_RECEIPTS, Topics.ALL_ORDERS, Topics.CLOCK_DONE));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        broker.close();
    }

    private void hear(String topic, byte[] body) throws InterruptedException {
        try {
            room.publish(topic, 1, body);
        } catch (FakeDesk.Enough enough) {
            end.complete(desk);
        }
    }

    private void say(String topic, byte[] body) {
        run(() -> broker.publish(topic, 1, body));
    }

    private interface Work {
        void work() throws InterruptedException;
    }

    private void run(Work work) {
        thread.execute(() -> {
            try {
                work.work();
            } catch (InterruptedException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
    }
}
