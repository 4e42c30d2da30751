package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Samples.AREA;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.ELEVATOR;

import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rescuedesk.wire.passenger.PassengerCodec;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/** What one end writes the other end reads: a thousand messages of each kind, drawn by a seed. */
class RoundTripTest {

    private final Samples samples = new Samples(20_261_123);

    @Test
    void aSignalIsReadAsItWasWritten() {
        aThousandTimes(samples::signal, SignalCodec::encode, Topics.signal(AREA, ELEVATOR), SignalCodec::decode);
    }

    @Test
    void aReceiptIsReadAsItWasWritten() {
        aThousandTimes(samples::receipt, ReceiptCodec::encode, Topics.receipt(AREA, ELEVATOR), ReceiptCodec::decode);
    }

    @Test
    void aMessageToThePeopleInsideIsReadAsItWasWritten() {
        aThousandTimes(
                samples::message, PassengerCodec::encode, Topics.message(AREA, ELEVATOR), PassengerCodec::decode);
    }

    @Test
    void telemetryIsReadAsItWasWritten() {
        aThousandTimes(
                samples::telemetry, TelemetryCodec::encode, Topics.telemetry(AREA, ELEVATOR), TelemetryCodec::decode);
        aThousandTimes(samples::link, LinkCodec::encode, Topics.link(AREA, ELEVATOR), LinkCodec::decode);
    }

    @Test
    void aReportIsReadAsItWasWritten() {
        aThousandTimes(samples::report, ReportCodec::encode, Topics.report(CREW), ReportCodec::decode);
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        aThousandTimes(samples::position, PositionCodec::encode, Topics.position(CREW), PositionCodec::decode);
    }

    @Test
    void anOrderIsReadAsItWasWritten() {
        aThousandTimes(samples::order, OrderCodec::encode, Topics.order(CREW), OrderCodec::decode);
    }

    @Test
    void aLeadersWordIsReadAsItWasWritten() {
        aThousandTimes(samples::leader, LeaderCodec::encode, Topics.LEADER, LeaderCodec::decode);
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        aThousandTimes(samples::checkpoint, CheckpointCodec::encode, Topics.CHECKPOINT, CheckpointCodec::decode);
    }

    @Test
    void aStepOfTheClockIsReadAsItWasWritten() {
        aThousandTimes(samples::clock, ClockCodec::encode, Topics.CLOCK, ClockCodec::decode);
        aThousandTimes(samples::clockDone, ClockCodec::encode, Topics.CLOCK_DONE, ClockCodec::decodeDone);
    }

    private static <T> void aThousandTimes(
            Supplier<T> sample, Function<T, byte[]> encode, String topic, Decoding<T> decoding) {
        for (int i = 0; i < 1000; i++) {
            T message = sample.get();
            byte[] bytes = encode.apply(message);
            assertThat(decoding.decode(topic, bytes).value()).isEqualTo(message);
            assertThat(encode.apply(message)).isEqualTo(bytes);
        }
    }

    private interface Decoding<T> {
        Decoded<T> decode(String topic, byte[] payload);
    }
}
