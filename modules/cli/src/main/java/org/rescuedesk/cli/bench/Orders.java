package org.rescuedesk.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.simulator.line.Broker;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.wire.OrderCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** Entrapments while samples pour in: how long each takes from its controller's publish until a crew's phone has the order. */
final class Orders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BenchRegister register;
    private final Line line;
    private final Map<ElevatorId, Long> cried = new ConcurrentHashMap<>();
    private final Map<ElevatorId, Long> answered = new ConcurrentHashMap<>();

    /** How long orders took, the shortest first; those that never came are missing. */
    record Latencies(int cries, List<Duration> took) {
        double ms(double share) {
            if (took.isEmpty()) {
                return Double.NaN;
            }
            int index = (int) Math.ceil(share * took.size()) - 1;
            return took.get(Math.max(0, index)).toNanos() / 1e6;
        }
    }

    Orders(String url, BenchRegister register) throws InterruptedException {
        this.register = register;
        this.line = new Broker(url, "", "").open("bench-orders", this::hear, Topics.ALL_ORDERS);
    }

    void comeOnDuty() throws InterruptedException {
        for (int i = 0; i < register.crews(); i++) {
            ReportMessage report = ReportMessage.onDuty(register.crew(i), Instant.now(), "r-" + i);
            line.publish(Topics.report(report.crew()), 1, ReportCodec.encode(report));
        }
        line.flush();
    }

    private void hear(String topic, byte[] payload) {
        OrderCodec.decode(topic, payload)
                .fold(order -> answered.putIfAbsent(order.elevator(), System.nanoTime()), refused -> {
                    throw new IllegalStateException(refused.sentence());
                });
    }

    /** One cry after the other, each at an elevator of its own, as long as crews are left. */
    void cry(Duration length, double aSecond) throws InterruptedException {
        int most = Math.min(register.elevators(), (int) (length.toNanos() / 1e9 * aSecond));
        long begun = System.nanoTime();
        for (int i = 0; i < most; i++) {
            long due = begun + (long) (i / aSecond * 1e9);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            ElevatorId elevator = register.elevator(i);
            SignalMessage signal = SignalMessage.counted(
                    BenchRegister.AREA, elevator, SignalMessage.Kind.ENTRAPMENT, Instant.now(), "bench", i, 2);
            cried.put(elevator, System.nanoTime());
            line.publish(Topics.signal(BenchRegister.AREA, elevator), 1, SignalCodec.encode(signal));
            line.flush();
        }
    }

    Latencies latencies() throws InterruptedException {
        long begun = System.nanoTime();
        while (answered.size() < cried.size() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        List<Duration> took = new ArrayList<>();
        cried.forEach((elevator, at) -> {
            Long heard = answered.get(elevator);
            if (heard != null) {
                took.add(Duration.ofNanos(heard - at));
            }
        });
        Collections.sort(took);
        return new Latencies(cried.size(), took);
    }

    @Override
    public void close() {
        line.close();
    }
}
