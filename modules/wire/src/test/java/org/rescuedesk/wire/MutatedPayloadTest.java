package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Samples.AREA;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.ELEVATOR;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/** Good messages, spoilt 20,000 times for each decoder by a seed: each is taken or refused, and nothing is ever thrown. */
class MutatedPayloadTest {

    private static final int TIMES = 20_000;
    private static final Pattern SENTENCE = Pattern.compile(
            "([\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}：，（）\\x20-\\x7e]{4,200}。 The [\\x20-\\x7e]{10,200}\\.)?");
    private static final List<String> SPLINTERS = List.of(
            "\\u0000",
            "\\ud800",
            "null",
            "\"\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "1e999",
            "-0",
            "99999999999999999999",
            "1.5",
            "true",
            "\"3\"",
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "电",
            "\"v\":2,",
            "2026-13-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z");

    private record Case(
            String name, Function<Samples, byte[]> good, String topic, BiFunction<String, byte[], Decoded<?>> decode) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "signal",
                        s -> SignalCodec.encode(s.signal()),
                        Topics.signal(AREA, ELEVATOR),
                        SignalCodec::decode),
                new Case(
                        "receipt",
                        s -> ReceiptCodec.encode(s.receipt()),
                        Topics.receipt(AREA, ELEVATOR),
                        ReceiptCodec::decode),
                new Case(
                        "telemetry",
                        s -> TelemetryCodec.encode(s.telemetry()),
                        Topics.telemetry(AREA, ELEVATOR),
                        TelemetryCodec::decode),
                new Case("link", s -> LinkCodec.encode(s.link()), Topics.link(AREA, ELEVATOR), LinkCodec::decode),
                new Case("report", s -> ReportCodec.encode(s.report()), Topics.report(CREW), ReportCodec::decode),
                new Case(
                        "position",
                        s -> PositionCodec.encode(s.position()),
                        Topics.position(CREW),
                        PositionCodec::decode),
                new Case("order", s -> OrderCodec.encode(s.order()), Topics.order(CREW), OrderCodec::decode),
                new Case("leader", s -> LeaderCodec.encode(s.leader()), Topics.LEADER, LeaderCodec::decode),
                new Case(
                        "checkpoint",
                        s -> CheckpointCodec.encode(s.checkpoint()),
                        Topics.CHECKPOINT,
                        CheckpointCodec::decode),
                new Case("clock", s -> ClockCodec.encode(s.clock()), Topics.CLOCK, ClockCodec::decode),
                new Case(
                        "clock done",
                        s -> ClockCodec.encode(s.clockDone()),
                        Topics.CLOCK_DONE,
                        ClockCodec::decodeDone));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noPayloadMakesADecoderThrow(Case tried) {
        Random random = new Random(tried.name().hashCode());
        Samples samples = new Samples(random.nextLong());
        int refused = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] payload = tried.good().apply(samples);
            for (int spoilt = random.nextInt(4); spoilt >= 0; spoilt--) {
                payload = spoil(payload, random);
            }
            refused += sentenceOf(tried, payload).isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("refused of " + TIMES).isBetween(TIMES / 2, TIMES - 1);
    }

    private static String sentenceOf(Case tried, byte[] payload) {
        try {
            String sentence = tried.decode().apply(tried.topic(), payload).fold(ok -> "", Decoded.Refused::sentence);
            assertThat(SENTENCE.matcher(sentence).matches()).as(sentence).isTrue();
            return sentence;
        } catch (RuntimeException e) {
            throw new AssertionError("threw at " + new String(payload, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static byte[] spoil(byte[] payload, Random random) {
        if (payload.length == 0) {
            return payload;
        }
        int from = random.nextInt(payload.length);
        int to = from + random.nextInt(Math.min(20, payload.length - from) + 1);
        return switch (random.nextInt(5)) {
            case 0 -> splice(payload, from, to, new byte[0]);
            case 1 -> splice(payload, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> splice(payload, from, from, splinter(random));
            case 3 -> splice(payload, from, to, splinter(random));
            default -> afterAColon(payload, from, splinter(random));
        };
    }

    /** Puts another value where one stood: what stays whole JSON reaches furthest. */
    private static byte[] afterAColon(byte[] payload, int from, byte[] value) {
        int start = from;
        while (start < payload.length && payload[start] != ':') {
            start++;
        }
        int end = start + 1;
        while (end < payload.length && payload[end] != ',' && payload[end] != '}') {
            end++;
        }
        return end >= payload.length ? payload : splice(payload, start + 1, end, value);
    }

    private static byte[] splinter(Random random) {
        return SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] payload, int from, int to, byte[] put) {
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        spoilt.write(payload, 0, from);
        spoilt.writeBytes(put);
        spoilt.write(payload, to, payload.length - to);
        return spoilt.toByteArray();
    }
}
