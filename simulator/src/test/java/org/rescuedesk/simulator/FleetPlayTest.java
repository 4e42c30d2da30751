package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.past.PastChange;
import org.rescuedesk.simulator.past.PastFleet;
import org.rescuedesk.wire.message.ReceiptMessage;

class FleetPlayTest {

    private static final Instant NOON = Instant.parse("2022-01-01T12:00:00Z");
    private static final ElevatorId ONE = ElevatorId.of("DB-1");

    private final List<String> said = new ArrayList<>();

    @Test
    void everyChangeIsSaidOnceAndALostLinkIsNoFault() throws InterruptedException {
        play("ACTIVE", "ACTIVE", "INACTIVE", "INACTIVE", "UNKNOWN", "UNKNOWN", "INACTIVE", "UNKNOWN", "ACTIVE");
        assertThat(said)
                .containsExactly(
                        "0 retained link online",
                        "2 signal fault 0",
                        "4 retained link offline",
                        "6 retained link online",
                        "7 retained link offline",
                        "8 retained link online",
                        "8 signal mode normal 1");
    }

    @Test
    void whoIsFirstSeenOutOfServiceOrUnknownSaysSo() throws InterruptedException {
        play("INACTIVE");
        play("UNKNOWN");
        assertThat(said).containsExactly("0 retained link online", "0 signal fault 0", "0 retained link offline");
    }

    @Test
    void changesOfOneMomentAreSaidInTheOrderOfTheFile() throws InterruptedException {
        FleetPlay play = play(change(0, "INACTIVE"), change(0, "ACTIVE"), change(0, "UNKNOWN"));
        assertThat(said)
                .containsExactly(
                        "0 retained link online",
                        "0 signal fault 0",
                        "0 signal mode normal 1",
                        "0 retained link offline");
        assertThat(play.unanswered()).containsExactly("DB-1/past/0", "DB-1/past/1");
        play.take(new ReceiptMessage(ONE, "DB-1/past/0", "past", 0L, NOON, true, "", 1));
        play.take(new ReceiptMessage(ONE, "DB-1/past/1", "past", 1L, NOON, false, "", 1));
        assertThat(play.unanswered()).containsExactly("DB-1/past/1");
    }

    private void play(String... states) throws InterruptedException {
        PastChange[] changes = new PastChange[states.length];
        Arrays.setAll(changes, second -> change(second, states[second]));
        play(changes);
    }

    /** To its end: a second after the last change, so that the desk has made a step after all was said. */
    private FleetPlay play(PastChange... changes) throws InterruptedException {
        Tape tape = new Tape();
        FleetPlay play = new FleetPlay(
                PastFleet.of(List.of(), List.of(changes)),
                DeviceClocks.RIGHT,
                new Voice(tape, tape, true),
                tape,
                NOON.minusSeconds(60),
                line -> {});
        while (!play.isOver()) {
            tape.now = play.next();
            play.run(tape.now);
        }
        assertThat(tape.now).isEqualTo(changes[changes.length - 1].at().plusSeconds(1));
        return play;
    }

    private static PastChange change(int second, String state) {
        return new PastChange(NOON.plusSeconds(second), ONE, PastChange.State.valueOf(state));
    }

    /** Keeps what is said in words: when, on which topic, and what. */
    private final class Tape implements Line {
        private Instant now = NOON;

        @Override
        public void publish(String topic, int qos, byte[] payload) {
            assertThat(qos).isEqualTo(1);
            note(topic, payload, "");
        }

        @Override
        public void retain(String topic, byte[] payload) {
            note(topic, payload, "retained ");
        }

        private void note(String topic, byte[] payload, String how) {
            assertThat(topic).startsWith("elevator/276000/DB-1/");
            String body = new String(payload, StandardCharsets.UTF_8);
            List<String> words = new ArrayList<>();
            for (String field : List.of("link", "kind", "mode", "counter")) {
                String word = body.replaceAll(".*\"" + field + "\":\"?(\\w+).*", "$1");
                if (!word.equals(body)) {
                    words.add(word);
                }
            }
            long second = Duration.between(NOON, now).toSeconds();
            said.add(second + " " + how + topic.substring(topic.lastIndexOf('/') + 1) + " " + String.join(" ", words));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
