package org.rescuedesk.browser;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.server.Town;

/** What happens in the town, each step finished once the desk has announced it. */
final class Play {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<String> OPEN = Set.of("SUSPECTED", "OPEN", "ON_SITE");

    private final Town town;

    Play(Town town) {
        this.town = town;
    }

    private void onDuty(String crew) throws Exception {
        town.report(crew, "on_duty", new JsonObject());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> crewIs(crew, each -> each.getString("readiness").equals("FREE")));
    }

    private boolean crewIs(String crew, Predicate<JsonObject> holds) throws Exception {
        return town.get("/api/crews").getJsonArray("crews").stream()
                .map(JsonObject.class::cast)
                .anyMatch(each -> each.getString("id").equals(crew) && holds.test(each));
    }

    /** A controller's entrapment; the rescue that it became. */
    String cry(String topic, String elevator) throws Exception {
        town.phone().send(topic, town.entrapment(elevator));
        var receipt = town.phone().next(topic.replace("/signal", "/receipt"));
        return new JsonObject(receipt).getString("rescue");
    }

    /** A cry that nobody can read; the suspicion that it became. */
    String gibberish(String topic) throws Exception {
        town.phone().send(topic, "help! " + UUID.randomUUID());
        var elevator = topic.split("/")[2];
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> findSuspected(elevator), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> findSuspected(String elevator) {
        return Shown.in(town).rows().stream()
                .filter(each -> each.stage().equals("SUSPECTED"))
                .map(Shown.Row::rescue)
                .filter(each -> each.startsWith(elevator + "@"))
                .findFirst();
    }

    /** A sample, as it stands in the store. */
    void tells(String elevator, Instant at, String mode, long runs) throws Exception {
        var body = new JsonObject()
                .put("v", 1)
                .put("elevator", elevator)
                .put("at", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("mode", mode)
                .put("running", false)
                .put("direction", "none")
                .put("in_door_zone", true)
                .put("floor", "3")
                .put("door_closed", false)
                .put("passenger", true)
                .put("power_on", true)
                .put("runs", runs);
        town.phone().send("elevator/520102/" + elevator + "/telemetry", body.encode());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> town.get("/api/elevators/" + elevator + "/history")
                                .encode(),
                        seen -> seen.contains("inspection".equals(mode) ? "INSPECTION" : "NORMAL"));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> town.get("/api/elevators/" + elevator).getJsonObject("now"),
                        now -> now != null && now.getLong("runs") >= runs);
    }

    void isOnline(String elevator) throws Exception {
        line(elevator, true);
    }

    /** It doesn't run, and then its line is lost, so that nobody knows whether it does. */
    void failsAndIsLost(String elevator) throws Exception {
        line(elevator, true);
        var body = new JsonObject().put("v", 1).put("elevator", elevator).put("kind", "fault");
        town.phone()
                .send(
                        "elevator/520102/" + elevator + "/signal",
                        body.put("boot", "b1").put("counter", 1).encode());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> town.get("/api/elevators/" + elevator).getValue("faultySince") != null);
        line(elevator, false);
    }

    private void line(String elevator, boolean online) throws Exception {
        var body = new JsonObject().put("v", 1).put("elevator", elevator).put("link", online ? "online" : "offline");
        town.phone().send("elevator/520102/" + elevator + "/link", body.encode());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> town.get("/api/elevators/" + elevator).getJsonObject("link"),
                        link -> link != null && link.getBoolean("online") == online);
    }

    /** Ends what an earlier test left. */
    void quiet() throws Exception {
        for (var row : Shown.in(town).rows()) {
            var reason = new JsonObject().put("reason", "演练结束");
            if (OPEN.contains(row.stage())) town.post("/api/rescues/" + row.rescue() + "/false-alarm", reason);
        }
        bothOnDuty();
    }

    void report(String crew, String kind, String rescue, Map<String, Object> more) throws Exception {
        town.report(crew, kind, new JsonObject().put("rescue", rescue).mergeIn(new JsonObject(more)));
    }

    void position(String crew, double lat, double lon) throws Exception {
        var body = new JsonObject()
                .put("v", 1)
                .put("crew", crew)
                .put("at", Instant.now().toString())
                .put("lat", lat)
                .put("lon", lon)
                .put("accuracy_m", 10);
        town.phone().send("crew/" + crew + "/position", body.encode());
    }

    /** Until the API's row says so; a page is only asked afterwards. */
    void until(String rescue, Predicate<Shown.Row> holds) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Shown.in(town).rows().stream()
                        .anyMatch(each -> each.rescue().equals(rescue) && holds.test(each)));
    }

    void untilCrew(String rescue, String crew, String state) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            var row = town.get("/api/rescues/" + rescue).getJsonObject("rescue").getJsonObject("crew");
            return row != null
                    && row.getString("id").equals(crew)
                    && row.getString("state").equals(state);
        });
    }

    void untilFact(String rescue, String type) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> town.get("/api/rescues/" + rescue).getJsonArray("timeline").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(each -> each.getString("type").equals(type)));
    }

    /** From accepted to closed, in one go. */
    void serve(String rescue, String crew) throws Exception {
        report(crew, "accept", rescue, Map.of());
        untilCrew(rescue, crew, "ACCEPTED");
        report(crew, "depart", rescue, Map.of());
        position(crew, 26.5705, 106.7105);
        report(crew, "arrive", rescue, Map.of("evidence", Map.of("source", "qr")));
        report(crew, "release", rescue, Map.of("people", 3));
        report(crew, "cause", rescue, Map.of("cause", "door", "note", "门锁触点"));
        until(rescue, row -> row.stage().equals("CLOSED"));
    }

    /** Each free and at its station, so that the near one is the near one. */
    private void bothOnDuty() throws Exception {
        onDuty(SmallTown.NEAR);
        onDuty(SmallTown.FAR);
        stands(SmallTown.NEAR, 26.570, 106.710);
        stands(SmallTown.FAR, 26.600, 106.740);
    }

    private void stands(String crew, double lat, double lon) throws Exception {
        position(crew, lat, lon);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> crewIs(
                        crew,
                        each -> each.getString("fixAt") != null
                                && each.getDouble("lat") == lat
                                && each.getDouble("lon") == lon));
    }
}
