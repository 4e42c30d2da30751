package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.awaitility.Awaitility;

/** One entrapment's way through the whole house: cry, receipt, decline, another crew, a restart, arrival, release, figure. */
final class OneRescue {
    /** Of a phone that knows another tree than the desk's. */
    private static final String THEIR_OWN = "门锁-07";

    private OneRescue() {}

    static void through(Town town) throws Exception {
        town.report(SmallTown.NEAR, "on_duty", new JsonObject());
        town.report(SmallTown.FAR, "on_duty", new JsonObject());
        Awaitility.await().until(() -> readiness(town, SmallTown.NEAR).equals("FREE"));
        Awaitility.await().until(() -> readiness(town, SmallTown.FAR).equals("FREE"));

        var cry = town.entrapment(SmallTown.ELEVATOR);
        town.phone().send(SmallTown.SIGNAL, cry);
        var receipt = new JsonObject(town.phone().next(SmallTown.RECEIPT));
        assertThat(receipt.getBoolean("saved")).isTrue();
        var offer = new JsonObject(town.phone().next("crew/" + SmallTown.NEAR + "/order"));
        assertThat(offer.getString("kind")).isEqualTo("offer");
        var rescue = offer.getString("rescue");
        assertThat(receipt.getString("rescue")).isEqualTo(rescue);

        town.phone().send(SmallTown.SIGNAL, cry);
        assertThat(new JsonObject(town.phone().next(SmallTown.RECEIPT)).getString("rescue"))
                .isEqualTo(rescue);
        assertThat(town.get("/api/board").getJsonArray("rescues")).hasSize(1);

        var about = new JsonObject().put("rescue", rescue);
        town.report(SmallTown.NEAR, "decline", about.copy().put("reason", "车辆故障"));
        var second = new JsonObject(town.phone().next("crew/" + SmallTown.FAR + "/order"));
        assertThat(second.getString("kind")).isEqualTo("offer");
        town.report(SmallTown.FAR, "accept", about);
        assertThat(new JsonObject(town.phone().next("crew/" + SmallTown.FAR + "/order")).getString("kind"))
                .isEqualTo("confirm");
        town.restart();
        town.report(SmallTown.FAR, "depart", about);
        town.report(SmallTown.FAR, "arrive", about.copy().put("evidence", new JsonObject().put("source", "qr")));
        town.report(SmallTown.FAR, "release", about.copy().put("people", 3));
        town.report(SmallTown.FAR, "cause", about.copy().put("cause", THEIR_OWN).put("note", "门锁触点"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> stage(town, rescue).equals("CLOSED"));
        isRemembered(town);
        assertThat(readiness(town, SmallTown.FAR)).isEqualTo("FREE");
        assertThat(told(town, "elevator/520102/" + SmallTown.ELEVATOR + "/message", "cleared"))
                .as("a desk that was started again says once more where it stands")
                .containsExactly("seeking", "coming", "on_site", "cleared");
    }

    /** What the people inside were told up to this, each once. */
    static Set<String> told(Town town, String topic, String last) throws Exception {
        var kinds = new LinkedHashSet<String>();
        while (!kinds.contains(last)) {
            var message = new JsonObject(town.phone().next(topic));
            assertThat(message.getString("zh")).isNotEmpty();
            assertThat(message.getString("en")).isNotEmpty();
            kinds.add(message.getString("kind"));
        }
        return kinds;
    }

    static void isRemembered(Town town) throws Exception {
        var figure = town.get("/api/figures/response-times");
        assertThat(figure.getInteger("rescues")).isEqualTo(1);
        assertThat(figure.getInteger("people")).isEqualTo(3);
        assertThat(figure.getInteger("provenInTime")).isEqualTo(1);
        var causes = town.get("/api/figures/report").getJsonArray("byCause");
        assertThat(causes).singleElement().asString().contains("\"key\":\"other\"");
        var rescue = town.get("/api/figures/rescues").getJsonArray("rescues").getJsonObject(0);
        assertThat(town.text("/api/rescues/" + rescue.getString("id"))).contains("\"cause\":\"" + THEIR_OWN + "\"");
    }

    private static String stage(Town town, String rescue) throws Exception {
        return town.get("/api/rescues/" + rescue).getJsonObject("rescue").getString("stage");
    }

    private static String readiness(Town town, String crew) throws Exception {
        return town.get("/api/crews").getJsonArray("crews").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(crew))
                .findFirst()
                .orElseThrow()
                .getString("readiness");
    }
}
