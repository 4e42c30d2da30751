package org.rescuedesk.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedBroker;

class PahoLineTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void aBurstArrivesWholeAndInOrder(@TempDir Path folder) throws Exception {
        List<String> burst =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        try (EmbeddedBroker broker = start(folder, 0);
                Line ear = listen(broker);
                Line mouth = speak(broker)) {
            for (String word : burst) {
                say(mouth, word);
            }
            mouth.flush();
            for (String word : burst) {
                assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo(word);
            }
        }
    }

    @Test
    void aBrokerThatWasAwayGetsWhatWasSaidMeanwhileAndIsHeardAgain(@TempDir Path folder) throws Exception {
        EmbeddedBroker first = start(folder, 0);
        try (Line ear = listen(first);
                Line mouth = speak(first)) {
            say(mouth, "before");
            mouth.flush();
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("before");
            first.close();
            say(mouth, "meanwhile");
            try (EmbeddedBroker second = start(folder, first.port())) {
                mouth.flush();
                // Whoever only listens notices with its next word.
                say(ear, "I am here");
                ear.flush();
                assertThat(List.of(heard(), heard())).containsExactlyInAnyOrder("meanwhile", "I am here");
                assertThat(second.port()).isEqualTo(first.port());
            }
        }
    }

    @Test
    void anAddressThatMakesNoSenseIsRefusedWithASentence() {
        assertThatThrownBy(() -> new Broker("nonsense", "", "").open("x", (topic, payload) -> {}, "word"))
                .isInstanceOf(LineFailed.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(new Broker("tcp://127.0.0.1:1883", "sim", "secret").toString())
                .doesNotContain("secret");
    }

    private String heard() throws InterruptedException {
        return heard.poll(1, TimeUnit.MINUTES);
    }

    private Line listen(EmbeddedBroker broker) throws InterruptedException {
        return new Broker(broker.url(), "", "")
                .open("ear", (topic, payload) -> heard.add(new String(payload, StandardCharsets.UTF_8)), "word");
    }

    private static Line speak(EmbeddedBroker broker) throws InterruptedException {
        return new Broker(broker.url(), "", "").open("mouth", (topic, payload) -> {}, "silence");
    }

    private static void say(Line line, String word) throws InterruptedException {
        line.publish("word", 1, word.getBytes(StandardCharsets.UTF_8));
    }

    private static EmbeddedBroker start(Path folder, int port) {
        return EmbeddedBroker.start(folder, port, line -> {});
    }
}
