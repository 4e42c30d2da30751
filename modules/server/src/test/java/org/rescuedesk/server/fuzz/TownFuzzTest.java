package org.rescuedesk.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.server.Mosquitto;
import org.rescuedesk.server.Outside;
import org.rescuedesk.server.Phone;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.server.Town;

/** A whole desk on a real broker and a real database takes whatever comes in at its doors, counts it, and goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TownFuzzTest {
    private static final int MESSAGES = Integer.getInteger("fuzz.messages", 1_500);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
    private static final int LONG_RUN = 50_000;
    private static final int BATCH = 250;
    private static final int VISITORS = 8;

    private static final Pattern UNREADABLE = Pattern.compile("unreadable_total\\{reason=\"(\\w+)\"} (\\S+)");
    private static final Pattern SPOKEN = Pattern.compile("[^\r\n]* HTTP/1\\.[01]\\s*\\R");
    private static final JsonObject REASON = new JsonObject().put("reason", "测试");

    private Town town;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        town = new Town(folder, MESSAGES >= LONG_RUN ? apart(folder) : Outside.embedded(folder.resolve("parts")));
    }

    /** With a broker that is a process of its own: what that keeps in memory is none of ours. */
    private static Outside apart(Path folder) throws Exception {
        var broker = Mosquitto.start(Files.createDirectory(folder.resolve("broker")));
        var database = EmbeddedDatabase.start(folder.resolve("database"), 0, text -> {});
        return new Outside(database.jdbcUrl(), database.user(), database.password(), broker.url(), () -> {
            database.close();
            try {
                broker.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterAll
    void stop() throws Exception {
        town.close();
    }

    @Test
    void whateverIsPublishedIsCountedAndNoCryIsDropped() throws Exception {
        var messages = new SpoiltMessages();
        var before = unreadable();
        double signals = town.total("signal_total");
        double heap = 0;
        long begun = System.nanoTime();
        try (var sender = new Phone(town.brokerUrl(), "spoiler")) {
            for (int sent = 0; sent < MESSAGES; sent += BATCH) {
                var batch = new ArrayList<Phone.Posted>();
                for (int i = 0; i < BATCH; i++) batch.add(messages.next());
                sender.sendAll(batch);
                await(() -> town.total("signal_total") == signals + messages.signals());
                if (MESSAGES >= LONG_RUN && sent == MESSAGES / 5) heap = liveMb();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        await(() -> since(before, messages.refused()).equals(messages.refused()));
        assertThat(town.metric("signal_total{kind=\"unreadable\",outcome=\"refused\"}"))
                .as("signals that name no elevator at all")
                .isEqualTo(messages.nameless());
        assertThat(town.metric("signal_total{kind=\"entrapment\",outcome=\"refused\"}"))
                .isZero();
        assertThat(town.text("/metrics")).doesNotContainPattern("(signal|report|unreadable)_total\\{.*\"failed\"");
        aGoodEntrapmentGetsItsOrder();
        System.out.printf(
                Locale.ROOT,
                "fuzz broker: %,d messages in %.1f s, of these %,d on topics of signals, all counted; can't be read: %s%s%n",
                MESSAGES,
                seconds,
                messages.signals(),
                messages.refused(),
                heap(heap));
    }

    @Test
    void whateverIsRequestedIsAnsweredAndNeverByAMistake() throws Exception {
        var requests = new SpoiltRequests(rescues());
        var statuses = new TreeMap<Integer, Integer>();
        double heap = 0;
        long begun = System.nanoTime();
        var visitors = Executors.newFixedThreadPool(VISITORS);
        for (int sent = 0; sent < REQUESTS; sent += BATCH) {
            var batch = new ArrayList<Callable<Answered>>();
            for (int i = 0; i < BATCH; i++) batch.add(visit(requests.next()));
            for (var answer : visitors.invokeAll(batch))
                statuses.merge(answer.get().status(), 1, Integer::sum);
            if (REQUESTS >= LONG_RUN && sent == REQUESTS / 5) heap = liveMb();
        }
        visitors.shutdown();
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(requests.asked()).hasSize(requests.operations());
        assertThat(statuses.get(200)).isPositive();
        aGoodEntrapmentGetsItsOrder();
        System.out.printf(
                Locale.ROOT,
                "fuzz http: %,d requests to %d operations and pages in %.1f s, answers %s (0: closed without one)%s%n",
                REQUESTS,
                requests.operations(),
                seconds,
                statuses,
                heap(heap));
    }

    private Callable<Answered> visit(byte[] request) {
        return () -> {
            var answer = Answered.to(town.uri("/"), request);
            requireKnown(answer, request);
            return answer;
        };
    }

    /** Nothing from 500 on; and who is refused is told why, in a sentence. */
    private static void requireKnown(Answered answer, byte[] request) {
        if (answer.status() < 400) return;
        var shown = new String(request, UTF_8);
        // The server's own answer to a protocol that it doesn't speak, given before any of ours is asked.
        if (answer.status() == 501 && !SPOKEN.matcher(shown).lookingAt()) return;
        assertThat(answer.status()).as(shown).isLessThan(500);
        if (shown.startsWith("HEAD ")) return;
        assertThat(answer.head()).as(shown).containsIgnoringCase("content-type: application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("detail"))
                .as(shown)
                .containsPattern("\\p{IsHan}.*[a-z].*\\.");
    }

    /** Some that are open, for requests to name. */
    private List<String> rescues() throws Exception {
        for (int n = 1; n <= 3; n++) town.post("/api/rescues", new JsonObject().put("elevator", SmallTown.more(n)));
        return open();
    }

    private List<String> open() throws Exception {
        return town.get("/api/rescues").getJsonArray("rescues").stream()
                .map(row -> ((JsonObject) row).getString("id"))
                .toList();
    }

    private void aGoodEntrapmentGetsItsOrder() throws Exception {
        for (var each : open()) town.post("/api/rescues/" + each + "/false-alarm", REASON);
        town.report(SmallTown.NEAR, "on_duty", new JsonObject());
        await(() -> town.metric("report_total{kind=\"on_duty\",outcome=\"noted\"}") > 0);
        town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
        JsonObject receipt;
        do receipt = new JsonObject(town.phone().next(SmallTown.RECEIPT));
        while (!receipt.containsKey("rescue"));
        var rescue = receipt.getString("rescue");
        await(() -> town.get("/api/rescues/" + rescue).encode().contains("\"OFFERED\""));
        town.post("/api/rescues/" + rescue + "/false-alarm", REASON);
    }

    private Map<String, Double> unreadable() throws Exception {
        return UNREADABLE
                .matcher(town.text("/metrics"))
                .results()
                .collect(toMap(found -> found.group(1), found -> Double.parseDouble(found.group(2))));
    }

    /** What has been counted since, of the reasons that are expected. */
    private Map<String, Long> since(Map<String, Double> before, Map<String, Long> expected) throws Exception {
        var since = new TreeMap<String, Long>();
        var now = unreadable();
        for (var reason : expected.keySet())
            since.put(reason, Math.round(now.getOrDefault(reason, 0.0) - before.getOrDefault(reason, 0.0)));
        return since;
    }

    /** Of the desk, without what the test has heard; with the ids of signals that it has to know for eight days. */
    private double liveMb() {
        town.phone().forget();
        return Fuzzing.liveMb();
    }

    private String heap(double before) throws SQLException {
        if (before == 0) return "";
        double after = liveMb();
        var said = String.format(
                Locale.ROOT,
                "; live heap of desk and test %.1f MB, then %.1f MB; in the journal %,d signals and %,d cries",
                before,
                after,
                town.facts("SignalNoted"),
                town.facts("CryNoted"));
        Fuzzing.requireHeap(said, before, after);
        return said;
    }

    private static void await(Callable<Boolean> met) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(met);
    }
}
