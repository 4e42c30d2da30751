package org.rescuedesk.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is published, the desk counts it, keeps it, takes it for a cry where it may be one, and hears the next one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputTest {
    private static final String HOSTILE = "'); drop table journal; -- <script>alert(1)</script> 车辆故障 🛗";
    /** Counted once what is meant by it is durable and announced. */
    private static final int FLOOD = 5_000;

    private static final int KEPT_A_MINUTE = 600;

    private Town town;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        town = new Town(folder);
        town.report(SmallTown.NEAR, "on_duty", new JsonObject());
        town.report(SmallTown.FAR, "on_duty", new JsonObject());
        awaitReadiness(SmallTown.NEAR, "FREE");
        awaitReadiness(SmallTown.FAR, "FREE");
    }

    @AfterAll
    void stop() throws Exception {
        town.close();
    }

    @AfterEach
    void letNobodyBeBound() throws Exception {
        for (var row : open()) dismiss(row.getString("id"));
    }

    static Stream<Bad> all() {
        return Bad.all();
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void badInputIsCountedKeptAndHeard(Bad bad) throws Exception {
        long newest = newestKept();
        double counted = counted(bad.reason());
        double all = town.total("unreadable_total");

        town.phone().send(bad.topic(), bad.body());
        goodEntrapmentGetsItsOrder();

        await(() -> counted(bad.reason()) == counted + 1);
        assertThat(town.total("unreadable_total")).isEqualTo(all + 1);
        assertKept(bad, newest);
        if (bad.elevator() == null) assertNothingSuspected();
        else assertSuspected(bad);
    }

    private String goodEntrapmentGetsItsOrder() throws Exception {
        town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
        var receipt = new JsonObject(town.phone().next(SmallTown.RECEIPT));
        assertThat(receipt.getBoolean("saved")).isTrue();
        var rescue = receipt.getString("rescue");
        assertThat(rescue).startsWith(SmallTown.ELEVATOR + "@");
        awaitOffer(SmallTown.NEAR, rescue);
        return rescue;
    }

    private void awaitOffer(String crew, String rescue) throws InterruptedException {
        JsonObject order;
        do order = new JsonObject(town.phone().next("crew/" + crew + "/order"));
        while (!order.getString("kind").equals("offer")
                || !order.getString("rescue").equals(rescue));
    }

    private void assertKept(Bad bad, long newest) throws Exception {
        await(() -> keptSince(newest).size() == 1);
        var one = keptSince(newest).get(0);
        assertThat(one.getString("topic")).isEqualTo(bad.topic());
        assertThat(one.getString("reason")).isEqualTo(bad.reason());
        assertThat(one.getInteger("size")).isEqualTo(bad.body().length);
        assertThat(one.getString("sentence")).endsWith(".").doesNotContain("<");
        if (bad.topic().startsWith("crew/119/"))
            assertThat(one.getString("sentence")).contains("消防救援", "fire brigade");
        var beginning = Arrays.copyOf(bad.body(), Math.min(12, bad.body().length));
        assertThat(one.getString("preview")).startsWith(new String(beginning, UTF_8));
    }

    private void assertSuspected(Bad bad) throws Exception {
        var row = findOpen(bad.elevator()).orElseThrow();
        var rescue = row.getString("id");
        assertThat(row.getString("stage")).isEqualTo("SUSPECTED");
        assertThat(row.getString("suspicion")).isEqualTo(bad.distrust());
        assertThat(row.getString("area")).isEqualTo(isOnKnownGround(bad) ? "520102" : "000000");
        if (bad.name().length() % 2 == 0) {
            var confirmed = town.post("/api/rescues/" + rescue + "/confirm", new JsonObject());
            assertThat(confirmed.getString("stage")).isEqualTo("OPEN");
        }
        dismiss(rescue);
    }

    private static boolean isOnKnownGround(Bad bad) {
        return bad.topic().startsWith("elevator/520102/") || bad.elevator().startsWith("GY-1");
    }

    private void assertNothingSuspected() throws Exception {
        assertThat(open()).allMatch(row -> !row.getString("stage").equals("SUSPECTED"));
    }

    @Order(2)
    @Test
    void beyondItsLimitASenderRaisesOneFindingAndIsStillCountedAndKept() throws Exception {
        var elevator = SmallTown.more(50);
        long findings = town.facts("FindingNoted");
        for (int i = 1; i <= 7; i++) {
            double counted = counted("not_json");
            double answered = answered();
            long newest = newestKept();
            town.phone().send("elevator/520102/" + elevator + "/signal", "garbage " + i);
            await(() -> answered() == answered + 1);
            assertThat(counted("not_json")).isEqualTo(counted + 1);
            assertThat(newestKept()).isGreaterThan(newest);
            var suspicion = findOpen(elevator);
            assertThat(suspicion.isPresent()).as("suspicion " + i).isEqualTo(i <= 5);
            if (suspicion.isPresent()) dismiss(suspicion.get().getString("id"));
        }
        assertThat(town.facts("FindingNoted")).isEqualTo(findings + 1);
        goodEntrapmentGetsItsOrder();
    }

    @Order(2)
    @Test
    void doubtedCriesThatJoinARescueBeyondTheirLimitAreAllKeptAsTheyCame() throws Exception {
        var elevator = SmallTown.more(51);
        var topic = "elevator/520102/" + elevator + "/signal";
        long cries = town.facts("CryNoted");
        long findings = town.facts("FindingNoted");
        int kept = kept(topic);
        double answered = answered();
        double limited = answered("limited");
        for (int i = 1; i <= 25; i++) town.phone().send(topic, "garbage " + i);
        await(() -> answered() == answered + 25);
        assertThat(town.facts("CryNoted")).isEqualTo(cries + 20);
        assertThat(town.facts("FindingNoted")).isEqualTo(findings + 1);
        assertThat(kept(topic)).isEqualTo(kept + 25);
        assertThat(answered("limited")).isEqualTo(limited + 5);
        dismiss(findOpen(elevator).orElseThrow().getString("id"));
    }

    private int kept(String topic) throws SQLException {
        return Integer.parseInt(town.row("select count(*) from rescue_desk.unreadable where topic = ?", topic));
    }

    private double answered() {
        return Stream.of("suspected", "noted", "known", "limited")
                .mapToDouble(this::answered)
                .sum();
    }

    private double answered(String outcome) {
        return town.metric("signal_total{kind=\"unreadable\",outcome=\"" + outcome + "\"}");
    }

    @Order(3)
    @Test
    void aReceiptNamesTheRescueUnderWayAndNeverAnOldOne() throws Exception {
        var elevator = SmallTown.more(51);
        assertThat(receipt(elevator, test(elevator)).containsKey("rescue")).isFalse();
        var cry = town.entrapment(elevator);
        var rescue = receipt(elevator, cry).getString("rescue");
        assertThat(rescue).startsWith(elevator + "@");
        assertThat(receipt(elevator, cry).getString("rescue")).isEqualTo(rescue);
        assertThat(receipt(elevator, test(elevator)).getString("rescue")).isEqualTo(rescue);
        dismiss(rescue);
        assertThat(receipt(elevator, test(elevator)).containsKey("rescue")).isFalse();
        assertThat(receipt(elevator, cry).containsKey("rescue")).isFalse();
        assertThat(findOpen(elevator)).isEmpty();

        var doubted = new JsonObject(town.entrapment(elevator)).put("at", "2099-01-01T00:00:00Z");
        var suspicion = receipt(elevator, doubted.encode()).getString("rescue");
        assertThat(suspicion).startsWith(elevator + "@").isNotEqualTo(rescue);
        dismiss(suspicion);
    }

    private JsonObject receipt(String elevator, String signal) throws Exception {
        town.phone().send("elevator/520102/" + elevator + "/signal", signal);
        var receipt = new JsonObject(town.phone().next("elevator/520102/" + elevator + "/receipt"));
        assertThat(receipt.getBoolean("saved")).isTrue();
        return receipt;
    }

    private String test(String elevator) {
        return new JsonObject(town.entrapment(elevator)).put("kind", "test").encode();
    }

    @Order(4)
    @Test
    void aReportDeliveredAgainLateChangesNothing() throws Exception {
        var first = new JsonObject()
                .put("v", 1)
                .put("crew", SmallTown.FAR)
                .put("kind", "on_duty")
                .put("at", Instant.now().toString())
                .put("id", "first")
                .encode();
        town.phone().send("crew/" + SmallTown.FAR + "/report", first);
        awaitReadiness(SmallTown.FAR, "FREE");
        duty("off_duty", "second");
        awaitReadiness(SmallTown.FAR, "OFF_DUTY");
        town.phone().send("crew/" + SmallTown.FAR + "/report", first);
        await(() -> town.metric("report_total{kind=\"on_duty\",outcome=\"known\"}") == 1);
        assertThat(readiness(SmallTown.FAR)).isEqualTo("OFF_DUTY");
        // A phone that was set up anew counts from the start again.
        duty("on_duty", "first");
        awaitReadiness(SmallTown.FAR, "FREE");
    }

    private void duty(String kind, String id) throws Exception {
        var metric = "report_total{kind=\"" + kind + "\",outcome=\"noted\"}";
        double before = town.metric(metric);
        town.report(SmallTown.FAR, kind, new JsonObject().put("id", id));
        await(() -> town.metric(metric) == before + 1);
    }

    @Order(5)
    @Test
    void textsAreTextsAndAPhonesTimesAreOnlyItsOwn() throws Exception {
        var elevator = SmallTown.more(52);
        double before = town.total("unreadable_total");
        var cry = new JsonObject(town.entrapment(elevator))
                .put(
                        "code",
                        new JsonObject().put("system", "GB/T 24476-2017 电梯 🛗").put("code", HOSTILE));
        var rescue = receipt(elevator, cry.encode()).getString("rescue");
        var about = new JsonObject().put("rescue", rescue);
        awaitOffer(SmallTown.NEAR, rescue);
        town.report(
                SmallTown.NEAR, "decline", about.copy().put("reason", HOSTILE).put("at", "9999-12-31T23:59:59Z"));
        awaitOffer(SmallTown.FAR, rescue);
        town.report(
                SmallTown.FAR,
                "arrive",
                about.copy()
                        .put("at", "0000-01-01T00:00:00Z")
                        .put("evidence", new JsonObject().put("source", "qr"))
                        .put("id", HOSTILE));
        town.report(SmallTown.FAR, "release", about.copy().put("people", 2).put("at", "9999-12-31T23:59:59Z"));
        town.report(SmallTown.FAR, "cause", about.copy().put("cause", "other").put("note", HOSTILE));
        await(() -> rescue(rescue).getJsonObject("rescue").getString("stage").equals("CLOSED"));
        assertThat(rescue(rescue).encode())
                .contains(new JsonObject().put("x", HOSTILE).encode().substring(6, 30), "车辆故障 🛗");
        assertThat(town.total("unreadable_total")).isEqualTo(before);
        goodEntrapmentGetsItsOrder();
    }

    @Order(6)
    @Test
    void aFloodOfGarbageHoldsUpNoEntrapmentAndFillsNothing() throws Exception {
        double counted = counted("not_json");
        double notKept = town.metric("unreadable_not_kept_total");
        var begun = Instant.now();
        try (var sender = new Phone(town.brokerUrl(), "flood")) {
            var garbage = IntStream.range(0, FLOOD).mapToObj(i -> "garbage " + i);
            sender.sendAll("crew/C-near/report", garbage.toList());
            dismiss(goodEntrapmentGetsItsOrder());
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> counted("not_json") == counted + FLOOD);
        }
        long minutes = Duration.between(begun, Instant.now()).toMinutes() + 1;
        double kept = FLOOD - (town.metric("unreadable_not_kept_total") - notKept);
        assertThat(kept).isPositive().isLessThanOrEqualTo(minutes * KEPT_A_MINUTE);
        assertThat(town.metric("desk_queue")).isZero();
        goodEntrapmentGetsItsOrder();
    }

    private void dismiss(String rescue) throws Exception {
        var body = new JsonObject().put("reason", "演练 " + HOSTILE);
        assertThat(town.post("/api/rescues/" + rescue + "/false-alarm", body).getString("stage"))
                .isEqualTo("FALSE_ALARM");
    }

    private JsonObject rescue(String id) throws Exception {
        return town.get("/api/rescues/" + id);
    }

    private Optional<JsonObject> findOpen(String elevator) throws Exception {
        return open().stream()
                .filter(row -> row.getString("elevator").equals(elevator))
                .findFirst();
    }

    private List<JsonObject> open() throws Exception {
        return rows("/api/rescues", "rescues");
    }

    private List<JsonObject> kept() throws Exception {
        return rows("/api/unreadable", "unreadable");
    }

    private List<JsonObject> keptSince(long newest) throws Exception {
        return kept().stream().filter(each -> each.getLong("id") > newest).toList();
    }

    private long newestKept() throws Exception {
        return kept().stream().mapToLong(each -> each.getLong("id")).max().orElse(0);
    }

    private List<JsonObject> rows(String path, String name) throws Exception {
        return town.get(path).getJsonArray(name).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private double counted(String reason) {
        return town.metric("unreadable_total{reason=\"" + reason + "\"}");
    }

    private String readiness(String crew) throws Exception {
        return rows("/api/crews", "crews").stream()
                .filter(each -> each.getString("id").equals(crew))
                .findFirst()
                .orElseThrow()
                .getString("readiness");
    }

    private void awaitReadiness(String crew, String readiness) {
        await(() -> readiness(crew).equals(readiness));
    }

    private static void await(Callable<Boolean> met) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(25))
                .until(met);
    }
}
