package org.rescuedesk.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.core.fuzz.Mutator;
import org.rescuedesk.server.Phone.Posted;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.PositionCodec;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/**
 * What docs/mqtt.md shows, spoilt, on every topic that a desk listens to, where its senders may mislay it, and where nobody hears
 * it; and what a desk has to count of it.
 */
final class SpoiltMessages {
    private static final Pattern EXAMPLE = Pattern.compile("```json (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final int MOST_BYTES = 70_000;
    /** Each comes as often as it stands here. */
    private static final List<String> KINDS = List.of(
            "signal",
            "signal",
            "signal",
            "signal",
            "signal",
            "signal",
            "signal",
            "report",
            "report",
            "report",
            "report",
            "position",
            "position",
            "telemetry",
            "telemetry",
            "telemetry",
            "link",
            "link",
            "mislaid",
            "unheard");

    private static final List<String> MISLAID = List.of(
            "elevator/%s/signal",
            "elevator/520102/7/%s/signal",
            "elevator/贵阳/%s/signal",
            "elevator/520102/电梯 %s/signal",
            "elevator//%s/signal",
            "elevator/520102//signal",
            "elevator/signal",
            "crew/report",
            "crew/C-far/%s/report",
            "crew/C far/report",
            "crew/position",
            "crew//position");
    private static final List<String> UNHEARD = List.of(
            "elevator/520102/%s/signals",
            "elevator/520102/%s/receipt", "crew/C-far/order", "desk/leader/x", "什么/%s", "a");

    private final Map<String, List<byte[]>> examples = new TreeMap<>();
    private final Mutator dice = new Mutator(Fuzzing.seed("broker"), List.of(new byte[0]));
    private final Map<String, Mutator> mutators = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long signals;
    private long nameless;

    SpoiltMessages() throws IOException {
        var now = Instant.now().toString().replaceFirst("\\.\\d+Z", "Z");
        EXAMPLE.matcher(Files.readString(docs())).results().forEach(found -> {
            var body = found.group(2)
                    .replace("GY-000123", "%s")
                    .replace("C-017", SmallTown.FAR)
                    .replaceAll("2026-11-23T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", now);
            examples.computeIfAbsent(found.group(1).replaceFirst(".*/", ""), kind -> new ArrayList<>())
                    .add(body.getBytes(UTF_8));
        });
        examples.forEach((kind, bodies) -> mutators.put(kind, new Mutator(Fuzzing.seed(kind), spread(bodies))));
    }

    private static Path docs() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) folder = folder.getParent();
        return folder.resolve("docs/mqtt.md");
    }

    /** Each example as some elevators would say it. */
    private static List<byte[]> spread(List<byte[]> bodies) {
        return bodies.stream()
                .flatMap(body -> IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> new String(body, UTF_8)
                                .replace("%s", SmallTown.more(n))
                                .getBytes(UTF_8)))
                .toList();
    }

    Posted next() {
        var kind = dice.oneOf(KINDS);
        var elevator = SmallTown.more(1 + dice.below(8));
        return switch (kind) {
            case "mislaid" -> posted(dice.oneOf(MISLAID).formatted(elevator), dice.below(2) == 0 ? "signal" : "report");
            case "unheard" ->
                new Posted(
                        dice.oneOf(UNHEARD).formatted(elevator),
                        mutators.get("signal").next());
            case "report", "position" -> posted("crew/" + SmallTown.FAR + "/" + kind, kind);
            default -> posted("elevator/520102/" + elevator + "/" + kind, kind);
        };
    }

    private Posted posted(String topic, String kind) {
        var body = taken(mutators.get(kind).next());
        if (topic.endsWith("/signal")) signals++;
        if (topic.equals("elevator/signal")) nameless++;
        count(read(topic, body));
        return new Posted(topic, body);
    }

    /** What a broker takes at all, set up as recommended; that is more than a desk reads. */
    private static byte[] taken(byte[] body) {
        return Arrays.copyOf(body, Math.min(body.length, MOST_BYTES));
    }

    private static Decoded<?> read(String topic, byte[] body) {
        return switch (topic.replaceFirst(".*/", "")) {
            case "signal" -> SignalCodec.decode(topic, body);
            case "report" -> ReportCodec.decode(topic, body);
            case "position" -> PositionCodec.decode(topic, body);
            case "link" -> LinkCodec.decode(topic, body);
            default -> TelemetryCodec.decode(topic, body);
        };
    }

    private void count(Decoded<?> read) {
        read.fold(ok -> 0L, no -> refused.merge(no.reason().label(), 1L, Long::sum));
    }

    /** How many messages were on topics of signals. */
    long signals() {
        return signals;
    }

    /** How many of them name no elevator at all, so that nobody can be sent anywhere. */
    long nameless() {
        return nameless;
    }

    /** How many messages can't be read, by reason. */
    Map<String, Long> refused() {
        return refused;
    }
}
