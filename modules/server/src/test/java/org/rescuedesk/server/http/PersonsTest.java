package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;

/** What is personal stands apart from the journal, and no answer holds it. */
class PersonsTest {
    private static final String PERSONS = "select field, salt, value from person_note order by field";

    /** As docs/journal.md has it. */
    private static final String BROKEN = """
            select count(*) as broken from (
                select hash = sha256(previous || bytes)
                    and previous = lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by seq) as sound
                from rescue_desk.journal) as row where not sound
            """;

    @Test
    void aCallersNameAndPhoneAreInNoAnswerAndNoFact() {
        try (var scene = new Scene()) {
            var caller = new JsonObject().put("name", "王小明").put("phone", "+86 138-0000-0000");
            var call = new JsonObject().put("rescueCode", Quarter.code(0)).put("caller", caller);
            var answer = scene.post("/api/rescues", call);
            var path = "/api/rescues/" + Scene.json(answer).getString("id");
            for (var text : List.of(
                    answer.body(),
                    scene.get(path).body(),
                    scene.get("/api/board").body(),
                    String.join("", Postgres.ask("select encode(bytes, 'escape') from journal")))) {
                assertThat(text).doesNotContain("王小明", "138-0000-0000");
            }
            var digests = scene.read(path)
                    .getJsonArray("timeline")
                    .getJsonObject(0)
                    .getJsonObject("data")
                    .getJsonObject("caller");
            var kept =
                    Postgres.ask(PERSONS).stream().map(row -> row.split("\\|")).toList();
            assertThat(kept)
                    .extracting(row -> row[0] + "=" + row[2])
                    .containsExactly("name=王小明", "phone=+86 138-0000-0000");
            for (var row : kept) {
                assertThat(row[1]).matches("[0-9a-f]{32}");
                assertThat(digests.getString(row[0])).isEqualTo(new PersonNote(row[0], row[1], row[2]).digest());
            }
            assertThat(kept.get(0)[1]).isNotEqualTo(kept.get(1)[1]);
        }
    }

    @Test
    void whatSomebodyAddedStandsApartAndIsShownUntilItIsErased() {
        try (var scene = new Scene()) {
            var rescue = scene.call(Quarter.code(0));
            scene.post(Scene.path(rescue, "/false-alarm"), new JsonObject().put("reason", "王小明的恶作剧"));
            assertThat(last(scene, rescue).getString("reason")).isEqualTo("王小明的恶作剧");
            assertThat(String.join("", Postgres.ask("select convert_from(bytes, 'UTF8') from journal")))
                    .contains("\"apart\"")
                    .doesNotContain("王小明");
            assertThat(Postgres.ask("delete from person_note returning field")).contains("reason");
            var erased = last(scene, rescue);
            assertThat(erased.getString("erased")).isEqualTo("reason");
            assertThat(erased.containsKey("reason")).isFalse();
            assertThat(erased.getJsonObject("apart").getString("reason")).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void whatIsPersonalInAnEndedRescueIsErasedAsAFactAndTheChainStillHolds() throws Exception {
        try (var scene = new Scene()) {
            var caller = new JsonObject().put("name", "王小明").put("phone", "138-0000-0000");
            var call = new JsonObject()
                    .put("rescueCode", Quarter.code(0))
                    .put("note", "他母亲在外面")
                    .put("caller", caller);
            var rescue =
                    new RescueId(Scene.json(scene.post("/api/rescues", call)).getString("id"));
            var asked = new JsonObject().put("rescue", rescue.value());
            assertThat(scene.post("/api/erasures", asked).statusCode()).isEqualTo(409);
            scene.post(Scene.path(rescue, "/false-alarm"), new JsonObject().put("reason", "误按"));

            var dry = scene.post("/api/erasures", asked.copy().put("dryRun", true));
            assertThat(Scene.json(dry).getInteger("count")).isEqualTo(4);
            assertThat(Postgres.ask(PERSONS)).hasSize(4);
            var erased = Scene.json(scene.post("/api/erasures", asked));
            assertThat(erased.getJsonObject("fields"))
                    .isEqualTo(new JsonObject("{\"name\":1,\"note\":1,\"phone\":1,\"reason\":1}"));

            assertThat(Postgres.ask(PERSONS)).isEmpty();
            assertThat(last(scene, rescue).getString("erased")).isEqualTo("reason");
            assertThat(Postgres.ask("select convert_from(bytes, 'UTF8') from journal order by seq desc limit 1")
                            .get(0))
                    .contains("PersonsErased", rescue.value(), "\"phone\":1", "\"id\":\"dispatcher\"")
                    .doesNotContain("王小明", "138");
            assertThat(Postgres.ask(BROKEN)).containsExactly("0");
            assertThat(Scene.json(scene.post("/api/erasures", asked)).getInteger("count"))
                    .isZero();
            for (var wrong : List.of(new JsonObject(), new JsonObject().put("rescue", "GY-1T093000Z")))
                assertThat(scene.post("/api/erasures", wrong).statusCode()).isEqualTo(400);
        }
    }

    private static JsonObject last(Scene scene, RescueId rescue) {
        var timeline = scene.read(Scene.path(rescue, "")).getJsonArray("timeline");
        return timeline.getJsonObject(timeline.size() - 1).getJsonObject("data");
    }

    @Test
    void whoToldOfAnArrivalStandsApartToo() {
        try (var scene = new Scene()) {
            var rescue = scene.call(Quarter.code(0));
            scene.post(Scene.path(rescue, "/arrival"), new JsonObject().put("who", "保安老张"));
            var detail = scene.get(Scene.path(rescue, ""));
            assertThat(detail.body()).doesNotContain("保安老张");
            var row = Postgres.ask(PERSONS).get(0).split("\\|");
            assertThat(row[2]).isEqualTo("保安老张");
            var noted = Scene.json(detail).getJsonArray("timeline").stream()
                    .map(JsonObject.class::cast)
                    .filter(fact -> fact.getString("type").equals("ArrivalNoted"))
                    .findFirst()
                    .orElseThrow();
            assertThat(noted.getJsonObject("data").getJsonObject("teller").getString("who"))
                    .isEqualTo(new PersonNote("who", row[1], row[2]).digest());
        }
    }
}
