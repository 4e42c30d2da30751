package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Refusals.bytes;
import static org.rescuedesk.wire.Samples.SIGNAL_TOPIC;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk's JSON, seen through a signal. */
class StrictJsonTest {

    private static final String START =
            "{\"v\":1,\"elevator\":\"GY-000123\",\"kind\":\"test\",\"boot\":\"b\",\"counter\":1";

    @Test
    void unknownFieldsAreReadOver() {
        assertThat(read(START + ",\"state\":{\"a\":[1,{\"b\":null}],\"车\":\"😀\"},\"more\":1e-7}")
                        .isOk())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "hello",
                "{",
                "{\"v\":1,}",
                "{'v':1}",
                "{\"v\":01}",
                "{\"v\":NaN}",
                "{\"v\":1}}",
                "{\"v\":1} x",
                "{\"v\":1}{\"v\":1}",
                "{\"v\":1 /* one */}",
                "{\"v\":\"a\nb\"}",
                "{\"v\":\"\\x\"}",
                "\uFEFF{\"v\":1}"
            })
    void whatIsNotOneJsonTextIsNotJson(String text) {
        assertRefused(read(text), Reason.NOT_JSON);
    }

    @Test
    void theSentenceSaysWhereItBreaksAndQuotesNothing() {
        assertRefused(read("{\"v\":1,\n\"phone\":13800000000x}"), Reason.NOT_JSON)
                .startsWith("The body is not JSON (line 2, column ")
                .doesNotContain("1380");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"v\":1}]", "3", "\"v\"", "null", "true"})
    void whatIsNoObjectIsOfTheWrongType(String text) {
        assertRefused(read(text), Reason.WRONG_TYPE).isEqualTo("The body is not a JSON object.");
    }

    @Test
    void aFieldStandsOnceEvenWhereNobodyReadsIt() {
        assertRefused(read(START + ",\"kind\":\"test\"}"), Reason.NOT_JSON).isEqualTo("The field 'kind' stands twice.");
        assertRefused(read(START + ",\"state\":{\"a\":null,\"a\":1}}"), Reason.NOT_JSON)
                .isEqualTo("The field 'state.a' stands twice.");
    }

    @Test
    void theNameOfAFieldIsShownShortAndPlain() {
        String name = "张三 13800000000 ".repeat(20);
        assertRefused(read(START + ",\"" + name + "\":1,\"" + name + "\":2}"), Reason.NOT_JSON)
                .startsWith("The field '???13800000000?")
                .hasSizeLessThan(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"note\":\"a\\u0000b\"}",
                ",\"no\\u0000te\":1}",
                ",\"state\":[{\"x\":\"\\u0000\"}]}",
                ",\"note\":\"a\u0000b\"}",
                "}\u0000",
                ",\"note\":\"\\ud83d\"}",
                ",\"note\":\"\\ude00\\ud83d\"}",
                ",\"note\":\"\\ud83dx\"}",
                ",\"\\ud83d\":1}"
            })
    void theCharacterZeroAndHalfSurrogatePairsAreRefusedWhereverTheyStand(String end) {
        assertRefused(read(START + end), Reason.NUL_OR_SURROGATE);
    }

    @Test
    void aWholeSurrogatePairIsFineEscapedOrNot() {
        assertThat(read(START + ",\"note\":\"\\ud83d\\ude00😀\"}").isOk()).isTrue();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] gbk = (START + ",\"note\":\"\u00d6\u00d0\"}").getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(SignalCodec.decode(SIGNAL_TOPIC, gbk), Reason.NOT_JSON).isEqualTo("The body is not UTF-8.");
        byte[] surrogateInThreeBytes = bytes(START + ",\"note\":\"___\"}");
        int at = surrogateInThreeBytes.length - 5;
        surrogateInThreeBytes[at] = (byte) 0xED;
        surrogateInThreeBytes[at + 1] = (byte) 0xA0;
        surrogateInThreeBytes[at + 2] = (byte) 0x80;
        assertRefused(SignalCodec.decode(SIGNAL_TOPIC, surrogateInThreeBytes), Reason.NOT_JSON);
    }

    @Test
    void aBodyMayHaveSixtyFourKilobytesAndNotOneByteMore() {
        String start = START + ",\"note\":\"";
        String full = start + "x".repeat(64 * 1024 - start.length() - 2) + "\"}";
        assertThat(read(full).isOk()).isTrue();
        assertRefused(read(full + " "), Reason.TOO_LARGE)
                .isEqualTo("The body has 65537 bytes; the desk reads up to 65536.");
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) '[');
        assertRefused(SignalCodec.decode(SIGNAL_TOPIC, megabyte), Reason.TOO_LARGE);
    }

    @Test
    void whatIsNestedTooDeepIsTooLarge() {
        assertThat(read(START + ",\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")
                        .isOk())
                .isTrue();
        assertRefused(read(START + ",\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"), Reason.TOO_LARGE);
        assertRefused(read("[".repeat(60_000)), Reason.WRONG_TYPE);
    }

    @Test
    void aNumberOfAThousandDigitsIsTooLarge() {
        assertRefused(read(START + ",\"a\":" + "7".repeat(1000) + "}"), Reason.TOO_LARGE);
        assertRefused(read(START + ",\"a\":0." + "7".repeat(1000) + "}"), Reason.TOO_LARGE);
        assertThat(read(START + ",\"a\":1e999999999}").isOk()).isTrue();
    }

    private static Decoded<?> read(String text) {
        return SignalCodec.decode(SIGNAL_TOPIC, bytes(text));
    }
}
