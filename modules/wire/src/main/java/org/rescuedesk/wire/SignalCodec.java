package org.rescuedesk.wire;

import static org.rescuedesk.wire.message.SignalMessage.countedId;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.message.SignalMessage.FaultCode;
import org.rescuedesk.wire.message.SignalMessage.Kind;
import org.rescuedesk.wire.message.SignalMessage.Mode;
import org.rescuedesk.wire.message.SignalMessage.Power;

/** {@code elevator/{area}/{id}/signal}: what a controller says. */
public final class SignalCodec {

    private static final int MOST_PEOPLE = 200;
    private static final int DAY_S = 86_400;
    private static final long SAME_CRY_S = 300;

    private SignalCodec() {}

    public static byte[] encode(SignalMessage signal) {
        return JsonLine.write(line -> {
            line.put("elevator", signal.elevator().value())
                    .put("kind", Spelling.lower(signal.kind()))
                    .put("at", signal.at())
                    .put("boot", signal.boot())
                    .put("counter", signal.counter())
                    .put("people", signal.people());
            FaultCode code = signal.code();
            if (code != null) {
                line.put("code", inner -> inner.put("system", code.system()).put("code", code.code()));
            }
            line.put("held_s", signal.held());
            line.put("mode", signal.mode() == null ? "" : Spelling.lower(signal.mode()));
            line.put("power", signal.power() == null ? "" : Spelling.lower(signal.power()));
        });
    }

    /**
     * Never throws. Of a refused cry, {@link Topics#findSignalElevator} still says where it came from.
     */
    public static Decoded<SignalMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            Topic.OfElevator from = Topics.elevator(topic, Topic.Kind.SIGNAL);
            Body body = Body.of(payload);
            body.requireSame("elevator", from.elevator().value());
            return read(from, body, payload);
        });
    }

    /**
     * Names a cry that can't be read by its bytes and the five minutes in which it came: its repetitions add nothing, and who
     * cries again, after somebody took it for a false alarm, is heard again.
     */
    public static String unreadableId(ElevatorId elevator, byte[] payload, Instant receivedAt) {
        long slot = receivedAt.getEpochSecond() / SAME_CRY_S;
        return String.join(
                "/",
                elevator.value(),
                "unreadable",
                Instant.ofEpochSecond(slot * SAME_CRY_S).toString(),
                digest(payload));
    }

    private static SignalMessage read(Topic.OfElevator from, Body body, byte[] payload) throws Refusal {
        Kind kind = body.choice("kind", Kind.values(), Spelling::lower);
        Instant at = body.findInstant("at").orElse(null);
        String boot = body.findId("boot");
        Long counter = body.findWhole("counter", 0, Long.MAX_VALUE).orElse(null);
        return new SignalMessage(
                from.area(),
                from.elevator(),
                signalId(from.elevator(), kind, at, boot, counter, payload),
                kind,
                at,
                boot,
                counter,
                body.findWhole("people", 0, MOST_PEOPLE).map(Long::intValue).orElse(null),
                code(body),
                kind == Kind.BUTTON ? held(body) : null,
                kind == Kind.MODE ? body.choice("mode", Mode.values(), Spelling::lower) : null,
                kind == Kind.POWER ? body.choice("power", Power.values(), Spelling::lower) : null);
    }

    private static @Nullable FaultCode code(Body body) throws Refusal {
        Optional<Body> code = body.findBody("code");
        return code.isEmpty()
                ? null
                : new FaultCode(code.get().text("system"), code.get().text("code"));
    }

    private static Duration held(Body body) throws Refusal {
        return Duration.ofMillis(Math.round(body.number("held_s", 0, DAY_S) * 1000));
    }

    /**
     * A signal with neither a counter nor a time would look like a repetition of the last one of its kind, days later:
     * somebody would be left waiting. So it is refused, and a refused cry is looked into.
     */
    private static String signalId(
            ElevatorId elevator, Kind kind, @Nullable Instant at, String boot, @Nullable Long counter, byte[] payload)
            throws Refusal {
        if (!boot.isEmpty() && counter != null) {
            return countedId(elevator, boot, counter);
        }
        if (at == null) {
            throw new Refusal(
                    Reason.MISSING_FIELD,
                    "缺少字段 'at'，也缺少 'boot' 与 'counter'：至少要有其一，才能区分新信号与重发。",
                    "The field 'at' is missing, and 'boot' with 'counter' too: one of them has to tell this signal from its repetition.");
        }
        return String.join("/", elevator.value(), Spelling.lower(kind), at.toString(), digest(payload));
    }

    static String digest(byte[] payload) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(payload);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
