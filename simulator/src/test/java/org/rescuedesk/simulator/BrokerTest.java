package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedBroker;
import org.rescuedesk.simulator.line.LineFailed;

/** The simulator against a desk at the other end of a real broker. */
class BrokerTest {

    private static final long SEED = 3;
    private static final Instant END = Room.HALF_PAST.plusSeconds(355);

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker(@TempDir Path folder) {
        broker = EmbeddedBroker.start(folder, 0, line -> {});
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @Test
    void overARealBrokerTheSameIsSaidAsInOneRoom() throws Exception {
        FakeDesk near = Room.runUntil(SEED, END);
        FakeDesk far;
        SimulatorOptions options = SimulatorOptions.demo(broker.url())
                .withSeed(SEED)
                .withSpeed(SimulatorOptions.FLAT_OUT)
                .withFrom(Room.FIVE);
        try (Simulator simulator = Simulator.start(options, line -> {});
                DistantDesk desk = new DistantDesk(broker.url(), Room.desk(SEED, END))) {
            simulator.awaitReady();
            far = desk.end.get(2, TimeUnit.MINUTES);
        }
        assertThat(said(far)).isEqualTo(said(near));
    }

    @Test
    void aSimulatorThatIsClosedBeforeADeskIsThereSaysSo() throws Exception {
        Simulator simulator = Simulator.start(SimulatorOptions.demo(broker.url()), line -> {});
        simulator.close();
        assertThatThrownBy(simulator::awaitReady)
                .isInstanceOf(SimulatorFailed.class)
                .hasMessageContaining("closed");
        assertThat(simulator.awaitEnd()).isFalse();
    }

    @Test
    void aBrokerThatIsNotThereIsNamed() throws IOException {
        String url = "tcp://127.0.0.1:" + portOfNobody();
        assertThatThrownBy(() -> Simulator.start(SimulatorOptions.demo(url), line -> {}))
                .isInstanceOf(LineFailed.class)
                .hasMessageContaining(url);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    private static List<String> said(FakeDesk desk) {
        return desk.heard.stream().map(FakeDesk.Said::words).toList();
    }
}
