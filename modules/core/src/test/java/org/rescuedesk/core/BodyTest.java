package org.rescuedesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.register.CrewId;

class BodyTest {
    private static final int BODIES = 5_000;
    private static final int[] ODD = {
        1, 8, '\t', '\n', '\r', 0x1f, ' ', '"', '\\', '/', 'a', 'Z', 0x7f, 0x85, 0xe9, 0x2028, 0x4e2d, 0xd7ff, 0xe000,
        0xffff, 0x20bb7, 0x1f6d7, 0x10ffff
    };

    private final Random random = new Random(20261123);

    @Test
    void anyBodyIsReadBackFromItsTextAsItWas() {
        for (int i = 0; i < BODIES; i++) {
            var body = body(3);
            assertThat(Body.of(body.toString())).isEqualTo(body).hasToString(body.toString());
        }
    }

    @Test
    void whateverIsSpoiltInATextItIsEitherRefusedOrStillTheCanonicalTextOfWhatIsRead() {
        for (int i = 0; i < BODIES; i++) {
            var spoilt = new StringBuilder(body(2).toString());
            spoilt.setCharAt(random.nextInt(spoilt.length()), (char) ODD[random.nextInt(20)]);
            try {
                assertThat(Body.of(spoilt.toString())).hasToString(spoilt.toString());
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void theFormIsSettledForEver() {
        var body = Body.empty()
                .with("z", "贵阳 \"3\" \\ \n\u0001🛗")
                .with("a", Long.MIN_VALUE)
                .with("flag", true)
                .with("at", Instant.parse("2026-11-23T01:00:00.250Z"))
                .with("etaMs", Duration.ofMinutes(7))
                .with("crew", CrewId.of("C-017"))
                .with("absent", (String) null)
                .with("list", List.of(Body.empty(), Body.empty().with("n", 0L)))
                .with("inner", Body.empty().with("b", 2L).with("a", 1L));
        assertThat(body)
                .hasToString("{\"a\":-9223372036854775808,\"at\":\"2026-11-23T01:00:00.250Z\",\"crew\":\"C-017\","
                        + "\"etaMs\":420000,\"flag\":true,\"inner\":{\"a\":1,\"b\":2},\"list\":[{},{\"n\":0}],"
                        + "\"z\":\"贵阳 \\\"3\\\" \\\\ \\u000a\\u0001🛗\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}x",
                " {}",
                "{\"a\": 1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":+1}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":-}",
                "{\"a\":9223372036854775808}",
                "{\"a\":１}",
                "{\"a\":null}",
                "{\"a\":[1]}",
                "{\"a\":\"\\n\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u000A\"}",
                "{\"a\":\"\\u+00a\"}",
                "{\"a\":\"\\u00",
                "{\"a\":\"x",
                "{\"a\":\"\n\"}",
                "{a:1}"
            })
    void aTextThatIsNotCanonicalIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Body.of(text));
    }

    @Test
    void textThatAJournalCanNotHoldIsRefusedBothWays() {
        for (var text : List.of("a\u0000", "\ud83d", "x\udd57y", "\udd57\ud83d")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Body.empty().with("k", text));
            assertThatIllegalArgumentException().isThrownBy(() -> Body.of("{\"k\":\"" + text + "\"}"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Body.of("{\"k\":\"\\u0000\"}"));
    }

    @Test
    void aTextNestedWithoutEndIsRefusedNotFollowed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Body.of("{\"a\":".repeat(100_000)));
    }

    @Test
    void aFieldThatIsMissingOrOfAnotherKindIsNamed() {
        var body = Body.empty().with("n", 1L);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> body.text("m"))
                .withMessage("The field m is missing.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body.text("n"))
                .withMessage("The field n is not a String.");
    }

    private Body body(int depth) {
        var body = Body.empty();
        for (int i = random.nextInt(5); i > 0; i--) {
            var key = text();
            switch (random.nextInt(depth == 0 ? 3 : 5)) {
                case 0 -> body = body.with(key, text());
                case 1 -> body = body.with(key, random.nextLong() >> random.nextInt(64));
                case 2 -> body = body.with(key, random.nextBoolean());
                case 3 -> body = body.with(key, body(depth - 1));
                default ->
                    body = body.with(
                            key,
                            IntStream.range(0, random.nextInt(4))
                                    .mapToObj(n -> body(depth - 1))
                                    .toList());
            }
        }
        return body;
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) text.appendCodePoint(ODD[random.nextInt(ODD.length)]);
        return text.toString();
    }
}
