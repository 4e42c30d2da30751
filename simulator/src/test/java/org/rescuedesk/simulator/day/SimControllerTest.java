package org.rescuedesk.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** The first entrapment comes by itself, within three minutes of the start. */
class SimControllerTest {

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Bench bench = new Bench(1);

    SimControllerTest() throws InterruptedException {}

    @BeforeEach
    void waitForTheFirstCry() throws InterruptedException {
        bench.pass(THREE_MINUTES);
    }

    @Test
    void anElevatorCriesAgainWordForWordWhileNobodyAnswers() throws Exception {
        bench.pass(FIVE_MINUTES);
        assertThat(bench.signals).hasSizeBetween(10, 16);
        assertThat(bench.signals).allMatch(cry -> cry.equals(bench.signals.get(0)));
    }

    @Test
    void itCriesOnWhileTheDeskHasNotSavedIt() throws Exception {
        int before = bench.signals.size();
        bench.take(receipt(bench.signals.get(0), false)).pass(FIVE_MINUTES);
        assertThat(bench.signals).hasSizeGreaterThan(before + 8);
    }

    @Test
    void itIsQuietOnceTheDeskHasSavedIt() throws Exception {
        List<SignalMessage> before = List.copyOf(bench.signals);
        bench.take(receipt(bench.signals.get(0), true)).pass(FIVE_MINUTES);
        assertThat(bench.signals).isEqualTo(before);
    }

    @Test
    void aReceiptForSomethingElseQuietensNobody() throws Exception {
        int before = bench.signals.size();
        SignalMessage cry = bench.signals.get(0);
        SignalMessage other = SignalMessage.counted(
                cry.area(), cry.elevator(), SignalMessage.Kind.TEST, cry.at(), cry.boot(), cry.counter() + 7, null);
        bench.take(receipt(other, true)).pass(FIVE_MINUTES);
        assertThat(bench.signals).hasSizeGreaterThan(before + 8);
    }

    private static ReceiptMessage receipt(SignalMessage signal, boolean saved) {
        return new ReceiptMessage(
                signal.elevator(), signal.signalId(), signal.boot(), signal.counter(), signal.at(), saved, "", 1);
    }
}
