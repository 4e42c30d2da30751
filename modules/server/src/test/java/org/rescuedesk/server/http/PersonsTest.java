package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.PersonNote;

/** What is personal stands apart from the journal, and no answer holds it. */
class PersonsTest {
    private static final String PERSONS = "select field, salt, value from person_note order by field";

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
