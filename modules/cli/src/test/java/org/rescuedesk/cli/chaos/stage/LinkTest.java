package org.rescuedesk.cli.chaos.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rescuedesk.cli.chaos.stage.Link.State;

@Timeout(20)
class LinkTest {
    private ServerSocket server;
    private Link link;
    private Socket client;
    private Socket there;

    @BeforeEach
    void begin() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        link = new Link("test", server::getLocalPort);
        client = new Socket(InetAddress.getLoopbackAddress(), link.port());
        there = server.accept();
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        there.close();
        link.close();
        server.close();
    }

    private static void passes(Socket from, Socket to) throws IOException {
        from.getOutputStream().write(7);
        assertThat(to.getInputStream().read()).isEqualTo(7);
    }

    private static void waits(Socket to) throws IOException {
        to.setSoTimeout(200);
        assertThatThrownBy(() -> to.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        to.setSoTimeout(0);
    }

    @Test
    void anOpenLinkCarriesBothWaysAndASlowOneCarriesLater() throws IOException {
        passes(client, there);
        passes(there, client);
        link.become(State.SLOW, 50);
        long begun = System.nanoTime();
        passes(client, there);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void aStuckLinkCarriesNothingUntilItIsMended() throws IOException {
        link.become(State.STUCK, 0);
        client.getOutputStream().write(7);
        waits(there);
        link.heal();
        assertThat(there.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void aCutLinkEndsItsConnectionsAndTakesNoneUntilItIsMended() throws IOException {
        link.become(State.CUT, 0);
        assertThat(there.getInputStream().read()).isEqualTo(-1);
        try (var next = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            assertThat(isGone(next)).isTrue();
        }
        link.heal();
        try (var next = new Socket(InetAddress.getLoopbackAddress(), link.port());
                var other = server.accept()) {
            passes(next, other);
        }
    }

    @Test
    void whereAnswersAreSwallowedTheServerHasHeardAllTheSame() throws IOException {
        link.become(State.NO_ANSWERS, 0);
        passes(client, there);
        there.getOutputStream().write(8);
        waits(client);
        link.heal();
        assertThat(isGone(client)).isTrue();
    }

    private static boolean isGone(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (IOException reset) {
            return true;
        }
    }
}
