package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Samples.AREA;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.ELEVATOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.core.fuzz.Mutator;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.passenger.PassengerCodec;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/** Good messages, spoilt by a seed many thousand times for each decoder: each is taken or refused, and nothing is ever thrown. */
class MutatedPayloadTest {

    private static final int GOOD = 200;
    private static final Pattern SENTENCE = Pattern.compile(
            "([\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}：，（）\\x20-\\x7e]{4,200}。 The [\\x20-\\x7e]{10,200}\\.)?");
    /** What a desk listens to for signals, and where an elevator is named. */
    private static final Pattern HEARD = Pattern.compile("elevator/([^/]*/){1,3}signal", Pattern.DOTALL);

    /** {@code same} says whether two messages tell the same, however they were spelled. */
    private record Case<T>(
            String name,
            Function<Samples, T> good,
            Function<T, byte[]> encode,
            String topic,
            BiFunction<String, byte[], Decoded<T>> decode,
            BiPredicate<T, T> same) {
        Case(
                String name,
                Function<Samples, T> good,
                Function<T, byte[]> encode,
                String topic,
                BiFunction<String, byte[], Decoded<T>> decode) {
            this(name, good, encode, topic, decode, Object::equals);
        }

        Stream<byte[]> corpus() throws IOException {
            Samples samples = new Samples(name.hashCode());
            Stream<byte[]> drawn =
                    Stream.generate(() -> encode.apply(good.apply(samples))).limit(GOOD);
            return Stream.concat(drawn, ContractTest.examplesOn(topic));
        }

        /** What is refused gets a sentence; what is taken, written and read again says the same. */
        boolean takes(byte[] payload) {
            Decoded<T> decoded = decode.apply(topic, payload);
            requireSentence(decoded.fold(ok -> "", Decoded.Refused::sentence));
            if (decoded.isOk()) {
                T again = decode.apply(topic, encode.apply(decoded.value())).value();
                if (!same.test(again, decoded.value())) {
                    throw new AssertionError(again + " of " + decoded.value());
                }
            }
            return decoded.isOk();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Plain, for a million sentences. */
    private static void requireSentence(String sentence) {
        if (!SENTENCE.matcher(sentence).matches()) {
            throw new AssertionError(sentence);
        }
    }

    static Stream<Case<?>> cases() {
        return Stream.of(
                new Case<>(
                        "signal",
                        Samples::signal,
                        SignalCodec::encode,
                        Topics.signal(AREA, ELEVATOR),
                        SignalCodec::decode,
                        MutatedPayloadTest::isSameSignal),
                new Case<>(
                        "receipt",
                        Samples::receipt,
                        ReceiptCodec::encode,
                        Topics.receipt(AREA, ELEVATOR),
                        ReceiptCodec::decode),
                new Case<>(
                        "message",
                        Samples::message,
                        PassengerCodec::encode,
                        Topics.message(AREA, ELEVATOR),
                        PassengerCodec::decode),
                new Case<>(
                        "telemetry",
                        Samples::telemetry,
                        TelemetryCodec::encode,
                        Topics.telemetry(AREA, ELEVATOR),
                        TelemetryCodec::decode),
                new Case<>("link", Samples::link, LinkCodec::encode, Topics.link(AREA, ELEVATOR), LinkCodec::decode),
                new Case<>("report", Samples::report, ReportCodec::encode, Topics.report(CREW), ReportCodec::decode),
                new Case<>(
                        "position",
                        Samples::position,
                        PositionCodec::encode,
                        Topics.position(CREW),
                        PositionCodec::decode,
                        MutatedPayloadTest::isSamePosition),
                new Case<>("order", Samples::order, OrderCodec::encode, Topics.order(CREW), OrderCodec::decode),
                new Case<>("leader", Samples::leader, LeaderCodec::encode, Topics.LEADER, LeaderCodec::decode),
                new Case<>(
                        "checkpoint",
                        Samples::checkpoint,
                        CheckpointCodec::encode,
                        Topics.CHECKPOINT,
                        CheckpointCodec::decode),
                new Case<>("clock", Samples::clock, ClockCodec::encode, Topics.CLOCK, ClockCodec::decode),
                new Case<>(
                        "clock done",
                        Samples::clockDone,
                        ClockCodec::encode,
                        Topics.CLOCK_DONE,
                        ClockCodec::decodeDone));
    }

    private static boolean isSameSignal(SignalMessage one, SignalMessage other) {
        return withoutDigest(one).equals(withoutDigest(other));
    }

    /** A point that goes to GCJ-02 and back has moved by less than a hand. */
    private static boolean isSamePosition(PositionMessage one, PositionMessage other) {
        return one.point().distanceTo(other.point()) < 0.1 && somewhere(one).equals(somewhere(other));
    }

    private static PositionMessage somewhere(PositionMessage position) {
        return new PositionMessage(
                position.crew(),
                position.at(),
                new Point(0, 0),
                position.accuracyM(),
                position.speedMps(),
                position.datum(),
                position.phone());
    }

    /** One that is not counted has the digest of its bytes in its id. */
    private static SignalMessage withoutDigest(SignalMessage signal) {
        if (!signal.boot().isEmpty() && signal.counter() != null) {
            return signal;
        }
        return new SignalMessage(
                signal.area(),
                signal.elevator(),
                "",
                signal.kind(),
                signal.at(),
                signal.boot(),
                signal.counter(),
                signal.people(),
                signal.code(),
                signal.held(),
                signal.mode(),
                signal.power());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noPayloadMakesADecoderThrow(Case<?> tried) throws Exception {
        Mutator mutator = new Mutator(Fuzzing.seed(tried.name()), tried.corpus().toList());
        int taken = Fuzzing.run(tried.name(), Fuzzing.TIMES, mutator, tried::takes);
        assertThat(taken).as("taken of " + Fuzzing.TIMES).isBetween(1, Fuzzing.TIMES / 2);
    }

    /** Somebody may be shut in: whatever stands in a payload on a topic of signals, and however that is spelled, it is never lost. */
    @Test
    void aCryIsTakenOrStillSaysWhereItCameFrom() {
        List<byte[]> corpus = Stream.of(
                        Topics.signal(AREA, ELEVATOR),
                        "elevator/" + ELEVATOR + "/signal",
                        "elevator/520102/楼/" + ELEVATOR + "/signal",
                        "elevator/贵阳/电梯一/signal")
                .map(topic -> topic.getBytes(StandardCharsets.UTF_8))
                .toList();
        Mutator topics = new Mutator(Fuzzing.seed("topic"), corpus);
        byte[] cry = SignalCodec.encode(new Samples(1).signal());
        Fuzzing.run("topic", Fuzzing.TIMES, topics, bytes -> {
            String topic = new String(bytes, StandardCharsets.UTF_8);
            boolean taken = SignalCodec.decode(topic, cry).isOk();
            boolean heard = HEARD.matcher(topic).matches();
            if (heard && !taken && Topics.findSignalElevator(topic).isEmpty()) {
                throw new AssertionError("a cry is lost on " + topic);
            }
            Topics.findSignalArea(topic);
            Topics.parse(topic).<Object>fold(Topic::kind, Decoded.Refused::reason);
            return taken;
        });
    }
}
