package org.rescuedesk.server.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known to go wrong with Paho 1.2.5, each made to happen by a broker that does as it is told. docs/reliability.md lists them. */
class PahoTrapsTest {
    private static final String TOPIC = "elevator/520102/GY-000001/signal";
    private static final String FILTER = "elevator/+/+/signal";
    private static final int BURST = 600;
    private static final int WINDOW = 10;
    private static final int MOST_UNACKNOWLEDGED = 2_000;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Delivery> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> ups = new LinkedBlockingQueue<>();
    private ScriptedBroker broker;
    private MqttLine line;

    @BeforeEach
    void open() throws IOException {
        broker = new ScriptedBroker();
        line = new MqttLine(
                vertx.getOrCreateContext(),
                broker.address(),
                new MqttLine.Purpose("desk-signals", List.of(FILTER), List.of(), 1),
                this::hear,
                ups::add,
                () -> {});
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
        line.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void hear(Delivery delivery) {
        heard.add(delivery);
        if (text(delivery).equals("poison")) throw new IllegalStateException("a fault of ours");
    }

    @Test
    void aConnectThatIsNeverAnsweredIsGivenUpAndMadeAnew() throws Exception {
        line.withPatience(Duration.ofSeconds(2)).open();
        try (var hung = broker.accept()) {
            hung.expect(ScriptedBroker.CONNECT);
            try (var next = broker.accept()) {
                next.expect(ScriptedBroker.CONNECT);
                assertThat(hung.socket().getInputStream().readAllBytes())
                        .as("of what is closed nothing comes any more")
                        .isEmpty();
            }
        }
        assertThat(line.isUp()).isFalse();
    }

    @Test
    void aSubscribeThatIsNeverAnsweredIsGivenUpToo() throws Exception {
        line.withPatience(Duration.ofSeconds(2)).open();
        try (var hung = broker.accept()) {
            hung.expect(ScriptedBroker.CONNECT);
            hung.connack(500);
            hung.expect(ScriptedBroker.SUBSCRIBE);
            broker.welcome();
        }
        assertThat(ups.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatComesBeforeTheConnectIsAnsweredOnOurSideIsHeard() throws Exception {
        line.open();
        var connection = broker.accept();
        connection.expect(ScriptedBroker.CONNECT);
        connection.connack(500);
        connection.publish(1, TOPIC, "kept while we were away");
        var delivery = next();
        assertThat(text(delivery)).isEqualTo("kept while we were away");
        delivery.ack().run();
        connection.suback(connection.expect(ScriptedBroker.SUBSCRIBE));
        assertThat(connection.expect(ScriptedBroker.PUBACK).id()).isOne();
        assertThat(ups.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsDurableAndAFaultHoldsUpNoOther() throws Exception {
        line.open();
        var connection = broker.welcome();
        connection.publish(1, TOPIC, "poison");
        connection.publish(2, TOPIC, "cry");
        assertThat(text(next())).isEqualTo("poison");
        var cry = next();
        connection.socket().setSoTimeout(300);
        assertThatThrownBy(() -> connection.expect(ScriptedBroker.PUBACK)).isInstanceOf(SocketTimeoutException.class);
        connection.socket().setSoTimeout(10_000);
        cry.ack().run();
        assertThat(connection.expect(ScriptedBroker.PUBACK).id()).isEqualTo(2);
    }

    @Test
    void anAckThatIsOwedToAConnectionThatIsGoneGoesToNoOther() throws Exception {
        line.open();
        Delivery old;
        try (var first = broker.welcome()) {
            first.publish(1, TOPIC, "first");
            old = next();
        }
        var second = broker.welcome();
        second.publish(1, TOPIC, "another with the same number");
        second.publish(2, TOPIC, "last");
        var another = next();
        var last = next();
        old.ack().run();
        last.ack().run();
        assertThat(second.expect(ScriptedBroker.PUBACK).id())
                .as("the first that comes")
                .isEqualTo(2);
        another.ack().run();
        assertThat(second.expect(ScriptedBroker.PUBACK).id()).isOne();
    }

    @Test
    void aBurstGoesOutInOrderThroughASmallWindow() throws Exception {
        line.open();
        var connection = broker.accept();
        connection.expect(ScriptedBroker.CONNECT);
        connection.connack(WINDOW);
        connection.suback(connection.expect(ScriptedBroker.SUBSCRIBE));
        for (int i = 0; i < BURST; i++) line.publish(Outbound.passing("crew/C-1/order", bytes(String.valueOf(i)), 600));
        for (int i = 0; i < BURST; i++) {
            var publish = connection.expect(ScriptedBroker.PUBLISH);
            assertThat(publish.payload()).endsWith(String.valueOf(i));
            connection.puback(publish.publishId());
        }
        await().until(() -> line.waiting() == 0);
        assertThat(line.isUp()).as("the line never broke").isTrue();
        assertThat(ups).containsExactly(true);
    }

    @Test
    void aBrokerThatDoesNotWaitForAcknowledgementsIsNotReadOnUntilItGetsSome() throws Exception {
        int more = 50;
        line.open();
        try (var connection = broker.welcome()) {
            for (int i = 1; i <= MOST_UNACKNOWLEDGED + more; i++) connection.publish(i, TOPIC, "cry " + i);
            await().until(() -> heard.size() == MOST_UNACKNOWLEDGED);
            await().during(Duration.ofMillis(300)).until(() -> heard.size() == MOST_UNACKNOWLEDGED);
            for (int i = 0; i < more; i++) next().ack().run();
            await().until(() -> heard.size() == MOST_UNACKNOWLEDGED);
            for (int i = 0; i < MOST_UNACKNOWLEDGED; i++) next().ack().run();
            assertThat(line.isUp()).isTrue();
        }
    }

    @Test
    void aLineThatWaitsForRoomIsEndedAllTheSameAndMadeAnew() throws Exception {
        line.open();
        try (var connection = broker.welcome()) {
            for (int i = 1; i <= MOST_UNACKNOWLEDGED + 1; i++) connection.publish(i, TOPIC, "cry " + i);
            await().until(() -> heard.size() == MOST_UNACKNOWLEDGED);
            line.breakOff("for a test");
            broker.welcome();
        }
    }

    @Test
    void theAnswerToASubscribeMayStandBehindAllThatTheBrokerHasKept() throws Exception {
        line.withPatience(Duration.ofMillis(400)).open();
        var connection = broker.accept();
        connection.expect(ScriptedBroker.CONNECT);
        connection.connack(500);
        var subscribe = connection.expect(ScriptedBroker.SUBSCRIBE);
        long thriceItsPatience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_200);
        for (int i = 1; System.nanoTime() < thriceItsPatience; i++) {
            connection.publish(1 + i % 60_000, TOPIC, "kept");
            next().ack().run();
        }
        assertThat(line.isUp()).isFalse();
        connection.suback(subscribe);
        await().until(line::isUp);
    }

    @Test
    void weAskForASessionThatLastsAtQosOneAndPahoReconnectsNothing() throws Exception {
        line.open();
        var connection = broker.accept();
        var connect = connection.expect(ScriptedBroker.CONNECT);
        assertThat(connect.body()[7] & 2).as("clean start").isZero();
        connection.connack(500);
        var subscribe = connection.expect(ScriptedBroker.SUBSCRIBE).body();
        assertThat(subscribe[subscribe.length - 1])
                .as("QoS 1, what is retained only if new")
                .isEqualTo((byte) 0x11);

        var options = broker.address().options(true);
        assertThat(options.getSessionExpiryInterval()).isGreaterThanOrEqualTo(TimeUnit.DAYS.toSeconds(1));
        assertThat(options.getKeepAliveInterval()).isBetween(20, 30);
        assertThat(options.getConnectionTimeout()).isEqualTo(10);
        assertThat(options.isAutomaticReconnect()).isFalse();
    }

    @Test
    void everySocketSendsAtOnce() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var factory = broker.address().options(true).getSocketFactory();
            var host = server.getInetAddress();
            try (var unconnected = factory.createSocket();
                    var one = factory.createSocket(host, server.getLocalPort());
                    var other = factory.createSocket(host.getHostAddress(), server.getLocalPort())) {
                assertThat(List.of(unconnected.getTcpNoDelay(), one.getTcpNoDelay(), other.getTcpNoDelay()))
                        .containsOnly(true);
            }
        }
    }

    private Delivery next() throws InterruptedException {
        var delivery = heard.poll(10, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        return delivery;
    }

    private static String text(Delivery delivery) {
        return StandardCharsets.UTF_8
                .decode(ByteBuffer.wrap(delivery.payload()))
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
