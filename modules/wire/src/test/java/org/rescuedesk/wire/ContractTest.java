package org.rescuedesk.wire;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Refusals.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.passenger.PassengerCodec;
import org.rescuedesk.wire.passenger.PassengerMessage;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/** What docs/mqtt.md and docs/asyncapi.yaml promise to other people's programs is what the desk reads and writes. */
class ContractTest {

    private static final Pattern MARKDOWN_EXAMPLE = Pattern.compile("^```json(.*)\\n([^`]+)^```$", Pattern.MULTILINE);
    private static final JsonMapper JSON = new JsonMapper();

    private record Example(String topic, String text, Set<String> required) {
        @Override
        public String toString() {
            return topic + " " + text;
        }
    }

    @ParameterizedTest
    @MethodSource({"markdownExamples", "asyncapiExamples"})
    void everyExampleIsReadByTheDesk(Example example) {
        Decoded<?> decoded = decode(example.topic(), bytes(example.text()));
        assertThat(decoded.<String>fold(ok -> "", Decoded.Refused::sentence)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"markdownExamples", "asyncapiExamples"})
    void anExampleReadAndWrittenSaysTheSame(Example example) throws IOException {
        JsonNode written = JSON.readTree(rewritten(example.topic(), bytes(example.text())));
        JsonNode asked = JSON.readTree(example.text());
        assertThat(names(written)).isEqualTo(names(asked));
        if (!asked.has("datum")) {
            asked.fields().forEachRemaining(field -> assertSame(written.get(field.getKey()), field.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("asyncapiExamples")
    void withoutARequiredFieldAnExampleIsRefused(Example example) throws IOException {
        for (String field : example.required()) {
            ObjectNode body = (ObjectNode) JSON.readTree(example.text());
            body.remove(field);
            assertRefused(decode(example.topic(), bytes(body.toString())), Reason.MISSING_FIELD)
                    .isEqualTo("The field '" + field + "' is missing.");
        }
    }

    @Test
    void bothContractsShowEveryKindOfMessage() throws IOException {
        for (Stream<Example> examples : List.of(markdownExamples(), asyncapiExamples())) {
            assertThat(examples.map(e -> Topics.parse(e.topic()).value().kind()).collect(toSet()))
                    .isEqualTo(EnumSet.allOf(Topic.Kind.class));
        }
    }

    @Test
    void bothContractsNameEveryWord() throws IOException {
        String markdown = Files.readString(docs().resolve("mqtt.md"));
        words(SignalMessage.Kind.values(), Spelling::lower, "signal/properties/kind", markdown);
        words(SignalMessage.Mode.values(), Spelling::lower, "signal/properties/mode", markdown);
        words(SignalMessage.Power.values(), Spelling::lower, "signal/properties/power", markdown);
        words(ServiceMode.values(), Spelling::lower, "telemetry/properties/mode", markdown);
        words(Direction.values(), Spelling::lower, "telemetry/properties/direction", markdown);
        words(ReportMessage.Kind.values(), Spelling::lower, "report/properties/kind", markdown);
        words(ReportMessage.Source.values(), Spelling::lower, "report/properties/evidence/properties/source", markdown);
        words(PassengerMessage.Kind.values(), Spelling::lower, "message/properties/kind", markdown);
        words(OrderMessage.Kind.values(), Spelling::lower, "order/properties/kind", markdown);
        words(OrderMessage.State.values(), Enum::name, "order/properties/state", markdown);
        words(OrderMessage.Stage.values(), Enum::name, "order/properties/stage", markdown);
        words(PositionMessage.Datum.values(), Spelling::datum, "datum", markdown);
    }

    @Test
    void thePageSaysWhatEveryReasonMeans() throws IOException {
        String markdown = Files.readString(docs().resolve("mqtt.md"));
        assertThat(Reason.values()).allSatisfy(reason -> assertThat(markdown).contains("`" + reason.label() + "`"));
    }

    static Stream<Example> markdownExamples() throws IOException {
        var matcher = MARKDOWN_EXAMPLE.matcher(Files.readString(docs().resolve("mqtt.md")));
        return matcher.results().map(found -> new Example(found.group(1).strip(), found.group(2), Set.of()));
    }

    static Stream<Example> asyncapiExamples() throws IOException {
        JsonNode contract = asyncapi();
        List<Example> examples = new ArrayList<>();
        for (JsonNode channel : contract.get("channels")) {
            for (JsonNode reference : channel.get("messages")) {
                JsonNode message = at(contract, reference);
                Set<String> required =
                        strings(at(contract, message.get("payload")).get("required"));
                for (JsonNode example : message.get("examples")) {
                    JsonNode body = example.get("payload");
                    examples.add(new Example(topic(channel.get("address").asText(), body), body.toString(), required));
                }
            }
        }
        return examples.stream();
    }

    /** What the contracts show on a topic, as bytes. */
    static Stream<byte[]> examplesOn(String topic) throws IOException {
        return Stream.concat(markdownExamples(), asyncapiExamples())
                .filter(example -> example.topic().equals(topic))
                .map(example -> bytes(example.text()));
    }

    private static Decoded<?> decode(String topic, byte[] payload) {
        return switch (Topics.parse(topic).value().kind()) {
            case SIGNAL -> SignalCodec.decode(topic, payload);
            case RECEIPT -> ReceiptCodec.decode(topic, payload);
            case MESSAGE -> PassengerCodec.decode(topic, payload);
            case TELEMETRY -> TelemetryCodec.decode(topic, payload);
            case LINK -> LinkCodec.decode(topic, payload);
            case REPORT -> ReportCodec.decode(topic, payload);
            case POSITION -> PositionCodec.decode(topic, payload);
            case ORDER -> OrderCodec.decode(topic, payload);
            case LEADER -> LeaderCodec.decode(topic, payload);
            case CHECKPOINT -> CheckpointCodec.decode(topic, payload);
            case CLOCK -> ClockCodec.decode(topic, payload);
            case CLOCK_DONE -> ClockCodec.decodeDone(topic, payload);
        };
    }

    private static byte[] rewritten(String topic, byte[] payload) {
        return switch (Topics.parse(topic).value().kind()) {
            case SIGNAL -> SignalCodec.encode(SignalCodec.decode(topic, payload).value());
            case RECEIPT ->
                ReceiptCodec.encode(ReceiptCodec.decode(topic, payload).value());
            case MESSAGE ->
                PassengerCodec.encode(PassengerCodec.decode(topic, payload).value());
            case TELEMETRY ->
                TelemetryCodec.encode(TelemetryCodec.decode(topic, payload).value());
            case LINK -> LinkCodec.encode(LinkCodec.decode(topic, payload).value());
            case REPORT -> ReportCodec.encode(ReportCodec.decode(topic, payload).value());
            case POSITION ->
                PositionCodec.encode(PositionCodec.decode(topic, payload).value());
            case ORDER -> OrderCodec.encode(OrderCodec.decode(topic, payload).value());
            case CHECKPOINT ->
                CheckpointCodec.encode(CheckpointCodec.decode(topic, payload).value());
            case LEADER -> LeaderCodec.encode(LeaderCodec.decode(topic, payload).value());
            case CLOCK -> ClockCodec.encode(ClockCodec.decode(topic, payload).value());
            case CLOCK_DONE ->
                ClockCodec.encode(ClockCodec.decodeDone(topic, payload).value());
        };
    }

    private static <E extends Enum<E>> void words(
            E[] words, Function<E, String> spelling, String schema, String markdown) throws IOException {
        Set<String> spelled = Stream.of(words).map(spelling).collect(toSet());
        assertThat(strings(asyncapi().at("/components/schemas/" + schema + "/enum")))
                .as(schema)
                .isEqualTo(spelled);
        assertThat(spelled).allSatisfy(word -> assertThat(markdown).contains("`" + word + "`"));
    }

    private static void assertSame(JsonNode written, JsonNode expected) {
        if (expected.isNumber()) {
            assertThat(written.asDouble()).isEqualTo(expected.asDouble());
        } else if (expected.isObject()) {
            expected.fields().forEachRemaining(field -> assertSame(written.get(field.getKey()), field.getValue()));
        } else {
            assertThat(written).isEqualTo(expected);
        }
    }

    private static Set<String> names(JsonNode body) {
        return body.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> field.getKey())
                .collect(toSet());
    }

    private static Set<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(toSet());
    }

    private static JsonNode at(JsonNode contract, JsonNode reference) {
        return contract.at(reference.get("$ref").asText().substring(1));
    }

    private static String topic(String address, JsonNode body) {
        String id = body.path("crew").asText(body.path("elevator").asText());
        return address.replace("{area}", "520102").replace("{id}", id);
    }

    private static JsonNode asyncapi() throws IOException {
        return new YAMLMapper().readTree(docs().resolve("asyncapi.yaml").toFile());
    }

    /** Beside the wrapper, wherever the test was started from. */
    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }
}
