package org.rescuedesk.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that can't be used: its name, what it is published as, the counter it belongs to, the elevator where it may mean that
 * somebody is shut in, and why that is only suspected (both absent where it certainly is no cry).
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Bad(
        String name,
        String topic,
        byte[] body,
        String reason,
        @Nullable String elevator,
        @Nullable String distrust) {
    private static final String WHOLE = "{'v':1,'elevator':'$','kind':'entrapment','boot':'b9','counter':1}";

    /** A cry that can't be read, at the topic's elevator. */
    private static Bad cry(String name, int elevator, String reason, byte[] body) {
        var id = SmallTown.more(elevator);
        var distrust = reason.equals("unknown_version") ? "UNKNOWN_VERSION" : "UNREADABLE";
        return new Bad(name, signal(id), body, reason, id, distrust);
    }

    private static Bad cry(String name, int elevator, String reason, String body) {
        return cry(name, elevator, reason, json(body.replace("$", SmallTown.more(elevator))));
    }

    private static Bad signalAt(String name, String id, String reason, @Nullable String distrust, String body) {
        return new Bad(name, signal(id), json(body.replace("$", id)), reason, distrust == null ? null : id, distrust);
    }

    /** Under which a desk files a cry whose topic names no elevator that could be one. */
    private static String unspelled(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            return "unspelled-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bad cryOn(String name, String topic, @Nullable String elevator) {
        var body = json(WHOLE.replace("$", elevator == null ? "GY-1" : elevator));
        return new Bad(name, topic, body, "wrong_topic", elevator, elevator == null ? null : "UNREADABLE");
    }

    private static Bad report(String name, String reason, String body) {
        return new Bad(name, "crew/C-near/report", json(body), reason, null, null);
    }

    private static Bad position(String name, String reason, String body) {
        return new Bad(name, "crew/C-near/position", json(body), reason, null, null);
    }

    private static String signal(String elevator) {
        return "elevator/520102/" + elevator + "/signal";
    }

    private static byte[] json(String body) {
        return body.replace('\'', '"').getBytes(UTF_8);
    }

    private static byte[] bytes(String before, int... between) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(UTF_8));
        for (int each : between) out.write(each);
        out.writeBytes("\"}".getBytes(UTF_8));
        return out.toByteArray();
    }

    static Stream<Bad> all() {
        return Stream.of(unread(), hostile(), mistaken(), doubted(), astray(), reports(), positions())
                .flatMap(each -> each);
    }

    private static Stream<Bad> unread() {
        return Stream.of(
                cry("no JSON", 1, "not_json", "HELP 救命"),
                cry("cut off", 2, "not_json", WHOLE.substring(0, 40)),
                cry("more after its end", 3, "not_json", WHOLE + WHOLE),
                cry("empty", 4, "not_json", ""),
                cry("U+0000 as it is", 5, "nul_or_surrogate", bytes("{\"v\":1,\"x\":\"", 0)),
                cry("U+0000 escaped", 6, "nul_or_surrogate", "{'v':1,'x':'\\u0000'}"),
                cry("half a surrogate pair, escaped", 7, "nul_or_surrogate", "{'v':1,'x':'\\ud83d'}"),
                cry("half a surrogate pair in bytes", 8, "not_json", bytes("{\"v\":1,\"x\":\"", 0xed, 0xa0, 0xbd)),
                cry("no UTF-8", 9, "not_json", bytes("{\"v\":1,\"x\":\"", 0xc3, 0x28)),
                cry("GBK", 10, "not_json", bytes("{\"v\":1,\"x\":\"", 0xb5, 0xe7, 0xcc, 0xdd)),
                cry("1 MB", 11, "too_large", "{'v':1,'x':'" + "a".repeat(1024 * 1024 - 14) + "'}"));
    }

    private static Stream<Bad> hostile() {
        return Stream.of(
                cry("nested deep", 12, "too_large", "{'v':1,'x':" + "[".repeat(30_000) + "]".repeat(30_000) + "}"),
                cry("a number without end", 13, "too_large", "{'v':1,'counter':" + "9".repeat(50_000) + "}"),
                cry("a number beyond all", 14, "bad_value", WHOLE.replace(":1}", ":99999999999999999999}")),
                cry("an exponent beyond all", 15, "wrong_type", WHOLE.replace(":1}", ":1e999999999}")),
                cry("a field twice", 16, "not_json", WHOLE.replace("'v':1", "'v':1,'v':1")),
                cry(
                        "script and SQL in a text",
                        17,
                        "bad_value",
                        WHOLE.replace("b9", "<script>alert(1)</script>; drop table journal; --")),
                cry(
                        "script and SQL in a field's name",
                        18,
                        "missing_field",
                        "{'v':1,'<img src=x onerror=alert(1)>':'x; delete from journal; --'}"));
    }

    private static Stream<Bad> mistaken() {
        return Stream.of(
                cry("another version", 19, "unknown_version", WHOLE.replace("'v':1", "'v':2")),
                cry("no version", 20, "missing_field", WHOLE.replace("'v':1,", "")),
                cry("no kind", 21, "missing_field", WHOLE.replace("'kind':'entrapment',", "")),
                cry("neither counter nor time", 22, "missing_field", WHOLE.replace(",'counter':1", "")),
                cry("a text for a number", 23, "wrong_type", WHOLE.replace(":1}", ":'1'}")),
                cry("a list", 24, "wrong_type", "[" + WHOLE + "]"),
                cry("a kind in Chinese", 25, "bad_value", WHOLE.replace("entrapment", "困人")),
                cry("another elevator's id", 26, "id_mismatch", WHOLE.replace("$", SmallTown.ELEVATOR)),
                cry("a time that is none", 27, "bad_value", WHOLE.replace(":1}", ":1,'at':'2026-02-30T00:00:00Z'}")));
    }

    private static Stream<Bad> doubted() {
        var ahead = Instant.now().plus(Duration.ofHours(2)).toString();
        var entrapment = "{'v':1,'elevator':'$','kind':'entrapment','at':'@'}";
        var test = "{'v':1,'elevator':'$','kind':'test','at':'@'}";
        var brief = "{'v':1,'elevator':'$','kind':'button','at':'@','held_s':1}";
        var held = "{'v':1,'elevator':'$','kind':'button','boot':'b','counter':1,'held_s':3}";
        return Stream.of(
                signalAt(
                        "from the future",
                        SmallTown.more(28),
                        "impossible_time",
                        "IMPOSSIBLE_TIME",
                        entrapment.replace("@", ahead)),
                signalAt(
                        "from the year 9999",
                        SmallTown.more(29),
                        "impossible_time",
                        "IMPOSSIBLE_TIME",
                        entrapment.replace("@", "9999-12-31T23:59:59Z")),
                signalAt(
                        "ancient",
                        SmallTown.more(30),
                        "impossible_time",
                        "IMPOSSIBLE_TIME",
                        entrapment.replace("@", "0000-01-01T00:00:00Z")),
                signalAt(
                        "a test from 1970",
                        SmallTown.more(31),
                        "impossible_time",
                        null,
                        test.replace("@", "1970-01-01T00:00:00Z")),
                signalAt(
                        "a short press from the future",
                        SmallTown.more(32),
                        "impossible_time",
                        null,
                        brief.replace("@", ahead)),
                signalAt("unknown elevator", "GY-unknown", "unknown_elevator", "UNKNOWN_ELEVATOR", WHOLE),
                signalAt("unknown elevator, button held", "GY-held", "unknown_elevator", "UNKNOWN_ELEVATOR", held),
                signalAt("unknown elevator, no JSON", "GY-garbage", "not_json", "UNREADABLE", "help"),
                signalAt(
                        "unknown elevator, a test",
                        "GY-test",
                        "unknown_elevator",
                        null,
                        WHOLE.replace("entrapment", "test")));
    }

    private static Stream<Bad> astray() {
        return Stream.of(
                cryOn("an area of five digits", "elevator/52010/" + SmallTown.more(33) + "/signal", SmallTown.more(33)),
                cryOn("an area in Chinese", "elevator/南明区/" + SmallTown.more(34) + "/signal", SmallTown.more(34)),
                cryOn("no area", "elevator/" + SmallTown.more(35) + "/signal", SmallTown.more(35)),
                cryOn("a level too many", "elevator/gz/520102/" + SmallTown.more(36) + "/signal", SmallTown.more(36)),
                cryOn("no elevator at all", "elevator/signal", null),
                cryOn("an empty level", "elevator/520102//signal", "unspelled-e3b0c44298fc1c14"),
                cryOn("an elevator id that is none", "elevator/520102/<script>/signal", unspelled("<script>")),
                cryOn("an elevator id of 65 characters", signal("G".repeat(65)), unspelled("G".repeat(65))),
                new Bad("a crew id that is none", "crew/近组/report", json("{}"), "wrong_topic", null, null),
                new Bad("a report of no crew", "crew/report", json("{}"), "wrong_topic", null, null),
                new Bad("a report a level too deep", "crew/a/b/report", json("{}"), "wrong_topic", null, null),
                new Bad("a position of no crew", "crew/position", json("{}"), "wrong_topic", null, null),
                new Bad("a position a level too deep", "crew/a/b/position", json("{}"), "wrong_topic", null, null));
    }

    private static Stream<Bad> reports() {
        var accept =
                "{'v':1,'crew':'C-near','kind':'accept','at':'2026-11-23T09:00:00Z','rescue':'GY-000001@20260101T000000Z'}";
        return Stream.of(
                report("report: no JSON", "not_json", "你好"),
                report("report: empty", "not_json", ""),
                report("report: U+0000", "nul_or_surrogate", accept.replace("}", ",'id':'\\u0000'}")),
                report("report: another version", "unknown_version", accept.replace("'v':1", "'v':9")),
                report("report: no rescue", "missing_field", accept.replace("rescue", "case")),
                report("report: wrong type", "wrong_type", accept.replace("'accept'", "7")),
                report("report: a rescue that is none", "bad_value", accept.replace("GY-000001@", "../")),
                report("report: another crew's id", "id_mismatch", accept.replace("C-near", "C-far")),
                report("report: too large", "too_large", accept + " ".repeat(70_000)),
                report("report: a rescue that isn't there", "refused", accept),
                new Bad(
                        "report: unknown crew",
                        "crew/C-none/report",
                        json(accept.replace("C-near", "C-none")),
                        "unknown_crew",
                        null,
                        null),
                new Bad(
                        "report: by the fire brigade's name",
                        "crew/119/report",
                        json(accept.replace("C-near", "119")),
                        "unknown_crew",
                        null,
                        null));
    }

    private static Stream<Bad> positions() {
        var here = "{'v':1,'crew':'C-near','at':'" + Instant.now() + "','lat':26.57,'lon':106.71,'accuracy_m':9}";
        return Stream.of(
                position("position: no JSON", "not_json", "\u0001"),
                position("position: no place", "missing_field", here.replace("'lat':26.57,", "")),
                position("position: not on earth", "bad_value", here.replace("26.57", "1e308")),
                position("position: wrong type", "wrong_type", here.replace("26.57", "'north'")),
                position("position: another crew's id", "id_mismatch", here.replace("C-near", "C-far")),
                position("position: tomorrow", "impossible_time", here.replaceFirst("20\\d\\d-", "2099-")),
                position("position: long ago", "impossible_time", here.replaceFirst("20\\d\\d-", "1999-")),
                new Bad(
                        "position: unknown crew",
                        "crew/C-none/position",
                        json(here.replace("C-near", "C-none")),
                        "unknown_crew",
                        null,
                        null));
    }

    @Override
    public String toString() {
        return name;
    }
}
