package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Refusals.bytes;
import static org.rescuedesk.wire.Samples.AREA;
import static org.rescuedesk.wire.Samples.ELEVATOR;
import static org.rescuedesk.wire.Samples.SIGNAL_TOPIC;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.message.SignalMessage.FaultCode;
import org.rescuedesk.wire.message.SignalMessage.Kind;
import org.rescuedesk.wire.message.SignalMessage.Mode;
import org.rescuedesk.wire.message.SignalMessage.Power;

class SignalCodecTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

    @Test
    void anEntrapmentSaysWhereWhenAndHowMany() {
        SignalMessage signal = taken("'kind':'entrapment','at':'2026-11-23T09:30:00Z','boot':'b7','counter':42,"
                + "'people':3,'code':{'system':'GB/T 24476-2017','code':'04'},'state':{'floor':['3',null]}");
        assertThat(signal.area()).isEqualTo(AREA);
        assertThat(signal.elevator()).isEqualTo(ELEVATOR);
        assertThat(signal.kind()).isEqualTo(Kind.ENTRAPMENT);
        assertThat(signal.at()).isEqualTo(AT);
        assertThat(signal.people()).isEqualTo(3);
        assertThat(signal.code()).isEqualTo(new FaultCode("GB/T 24476-2017", "04"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30:00.5Z, 2026-11-23T09:30:00.500Z",
        "2026-11-23T09:30:00.007Z, 2026-11-23T09:30:00.007Z",
        "2026-11-23T09:30:00.123999999Z, 2026-11-23T09:30:00.123Z",
        "2024-02-29T23:59:59.99Z, 2024-02-29T23:59:59.990Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
    })
    void aTimeIsKeptToTheMillisecond(String written, Instant kept) {
        assertThat(taken("'kind':'entrapment','boot':'b7','counter':42,'at':'" + written + "'")
                        .at())
                .isEqualTo(kept);
    }

    @Test
    void whatASenderDoesNotKnowItLeavesOutOrSendsAsNull() {
        SignalMessage signal = taken("'kind':'entrapment','boot':'b7','counter':0,'at':null,'people':null");
        assertThat(signal.at()).isNull();
        assertThat(signal.people()).isNull();
        assertThat(signal.code()).isNull();
    }

    @Test
    void eachKindBringsWhatItIsAbout() {
        assertThat(taken("'kind':'button','boot':'b','counter':1,'held_s':3.5").held())
                .isEqualTo(Duration.ofMillis(3500));
        assertThat(taken("'kind':'mode','boot':'b','counter':1,'mode':'inspection'")
                        .mode())
                .isEqualTo(Mode.INSPECTION);
        assertThat(taken("'kind':'power','boot':'b','counter':1,'power':'lost'").power())
                .isEqualTo(Power.LOST);
        assertRefused(read("'kind':'button','boot':'b','counter':1"), Reason.MISSING_FIELD)
                .isEqualTo("The field 'held_s' is missing.");
        assertRefused(read("'kind':'mode','boot':'b','counter':1,'mode':'party'"), Reason.BAD_VALUE)
                .contains("inspection");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalMessage.counted(AREA, ELEVATOR, Kind.POWER, AT, "b", 1, null))
                .withMessage("A signal of kind POWER lacks what it is about.");
    }

    @Test
    void aCountedSignalIsNamedByBootAndCounterHoweverItIsSpelled() {
        String id = "GY-000123/b7/42";
        assertThat(taken("'kind':'entrapment','boot':'b7','counter':42").signalId())
                .isEqualTo(id);
        assertThat(taken("'counter':42, 'boot':'b7', 'people':2, 'kind':'entrapment'")
                        .signalId())
                .isEqualTo(id);
        assertThat(SignalMessage.counted(AREA, ELEVATOR, Kind.ENTRAPMENT, AT, "b7", 42, 2)
                        .signalId())
                .isEqualTo(id);
    }

    @Test
    void anUncountedSignalIsNamedByItsTimeAndItsBytes() {
        String fields = "'kind':'entrapment','at':'2026-11-23T09:30:00Z'";
        assertThat(taken(fields).signalId())
                .matches("GY-000123/entrapment/2026-11-23T09:30:00Z/[0-9a-f]{16}")
                .isEqualTo(taken(fields).signalId())
                .isNotEqualTo(taken(fields + ",'people':1").signalId());
        assertThat(taken(fields + ",'boot':'b7'").signalId()).startsWith("GY-000123/entrapment/");
        assertThat(taken(fields + ",'counter':42").signalId()).startsWith("GY-000123/entrapment/");
    }

    @Test
    void theDigestInAnIdIsTheBeginningOfTheBodysSha256() {
        // printf '{"v":1,"elevator":"GY-000123","kind":"entrapment","at":"2026-11-23T09:30:00Z"}' | sha256sum
        assertThat(taken("'kind':'entrapment','at':'2026-11-23T09:30:00Z'").signalId())
                .isEqualTo("GY-000123/entrapment/2026-11-23T09:30:00Z/4871f6b586e0b76b");
    }

    @Test
    void aSignalThatCanNotBeToldFromItsRepetitionIsRefused() {
        assertRefused(read("'kind':'entrapment'"), Reason.MISSING_FIELD).contains("'at'", "'boot'", "'counter'");
    }

    @Test
    void anUnreadableCryIsOneForFiveMinutesAndHeardAgainLater() {
        byte[] payload = bytes("help");
        String id = SignalCodec.unreadableId(ELEVATOR, payload, AT);
        assertThat(id).matches("GY-000123/unreadable/2026-11-23T09:30:00Z/[0-9a-f]{16}");
        assertThat(SignalCodec.unreadableId(ELEVATOR, payload, AT.plusSeconds(299)))
                .isEqualTo(id);
        assertThat(SignalCodec.unreadableId(ELEVATOR, payload, AT.plusSeconds(300)))
                .isNotEqualTo(id);
        assertThat(SignalCodec.unreadableId(ELEVATOR, bytes("help!"), AT)).isNotEqualTo(id);
    }

    @Test
    void aSignalIsWrittenInOneWayOnly() {
        SignalMessage signal = SignalMessage.counted(AREA, ELEVATOR, Kind.ENTRAPMENT, AT, "b7", 42, 3);
        assertThat(new String(SignalCodec.encode(signal), StandardCharsets.UTF_8))
                .isEqualTo(("{'v':1,'elevator':'GY-000123','kind':'entrapment','at':'2026-11-23T09:30:00Z',"
                                + "'boot':'b7','counter':42,'people':3}")
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "people  | '3'      | WRONG_TYPE | The field 'people' is a text, not a whole number.",
                "people  | 3.0      | WRONG_TYPE | The field 'people' is a number with a point or an exponent, not a whole number.",
                "people  | true     | WRONG_TYPE | The field 'people' is true or false, not a whole number.",
                "people  | []       | WRONG_TYPE | The field 'people' is a list, not a whole number.",
                "people  | {}       | WRONG_TYPE | The field 'people' is an object, not a whole number.",
                "people  | -1       | BAD_VALUE  | The field 'people' is not within 0 to 200.",
                "people  | 201      | BAD_VALUE  | The field 'people' is not within 0 to 200.",
                "counter | 9223372036854775808 | BAD_VALUE | The field 'counter' is not within 0 to 9223372036854775807.",
                "boot    | 'a/b'    | BAD_VALUE  | The field 'boot' is not 1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-', beginning with a letter or a digit.",
                "at      | 1795426200 | WRONG_TYPE | The field 'at' is a number, not a text.",
                "at      | 'now'    | BAD_VALUE  | The field 'at' is not a time in UTC like 2026-11-23T09:30:00Z.",
                "at      | '2026-11-23T17:30:00+08:00' | BAD_VALUE | The field 'at' is not a time in UTC like 2026-11-23T09:30:00Z.",
                "at      | '2026-11-23T24:00:00Z' | BAD_VALUE | The field 'at' is not a time in UTC like 2026-11-23T09:30:00Z.",
                "at      | '2026-02-30T09:30:00Z' | BAD_VALUE | The field 'at' is not a day of the calendar.",
                "code    | '04'     | WRONG_TYPE | The field 'code' is a text, not an object.",
                "code    | {'system':'x','code':4} | WRONG_TYPE | The field 'code.code' is a number, not a text.",
                "code    | {'code':'04'} | MISSING_FIELD | The field 'code.system' is missing.",
            })
    void whatDoesNotFitIsNeverBentToFit(String field, String value, Reason reason, String sentence) {
        String counted = (field.equals("boot") ? "" : "'boot':'b',") + (field.equals("counter") ? "" : "'counter':1,");
        String json = counted + "'kind':'entrapment','" + field + "':" + value;
        assertRefused(read(json), reason).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'elevator':'GY-000123','kind':'test'}         | MISSING_FIELD   | The field 'v' is missing.",
                "{'v':'1','elevator':'GY-000123','kind':'test'} | WRONG_TYPE      | The field 'v' is a text, not a whole number.",
                "{'v':2,'elevator':7}                           | UNKNOWN_VERSION | The field 'v' is not 1, the one version known here.",
                "{'v':1,'kind':'test'}                          | MISSING_FIELD   | The field 'elevator' is missing.",
                "{'v':1,'elevator':'','kind':'test'}            | BAD_VALUE       | The field 'elevator' is empty.",
                "{'v':1,'elevator':'GY-000124','kind':'test'}   | ID_MISMATCH     | The field 'elevator' is not the one that the topic names.",
                "{'v':1,'elevator':'GY-000123'}                 | MISSING_FIELD   | The field 'kind' is missing.",
                "{'v':1,'elevator':'GY-000123','kind':'Test'}   | BAD_VALUE       | The field 'kind' is none of entrapment, cleared, button, fault, mode, power, test.",
            })
    void aBodyThatDoesNotSayWhoAndWhatIsRefused(String json, Reason reason, String sentence) {
        assertRefused(SignalCodec.decode(SIGNAL_TOPIC, bytes(json.replace('\'', '"'))), reason)
                .isEqualTo(sentence);
    }

    @Test
    void aSignalOnAnotherTopicIsRefused() {
        byte[] payload = body("'kind':'test','boot':'b','counter':1");
        assertRefused(SignalCodec.decode("elevator/520102/GY-000123", payload), Reason.WRONG_TOPIC);
        assertRefused(SignalCodec.decode(Topics.receipt(AREA, ELEVATOR), payload), Reason.WRONG_TOPIC);
        assertRefused(SignalCodec.decode(Topics.CLOCK, payload), Reason.WRONG_TOPIC);
    }

    private static SignalMessage taken(String fields) {
        return read(fields).value();
    }

    private static Decoded<SignalMessage> read(String fields) {
        return SignalCodec.decode(SIGNAL_TOPIC, body(fields));
    }

    private static byte[] body(String fields) {
        return bytes(("{'v':1,'elevator':'GY-000123'," + fields + "}").replace('\'', '"'));
    }
}
