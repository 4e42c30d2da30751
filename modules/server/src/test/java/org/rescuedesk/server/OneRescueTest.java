package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.server.travel.CalibrationFile;
import org.rescuedesk.server.travel.TinyEngine;

/** One entrapment's way through the whole house, on the broker and the database that come along; and what is done to its journal. */
class OneRescueTest {
    private static final String LAST = " where seq = (select max(seq) from rescue_desk.journal)";

    private static final String NOTES = "select count(*)::text from rescue_desk.person_note where field <> ?";

    @Test
    void anEntrapmentBecomesARescueAFigureAndAClosedFile(@TempDir Path folder) throws Exception {
        try (var town = new Town(folder)) {
            OneRescue.through(town);
            town.whileTheDeskIsAway(() -> {
                aSpoiltJournalIsRefused(town, folder);
                aYearPasses(town);
            });
            OneRescue.isRemembered(town);
            whatIsOldIsLetGoOf(town);
            aPersonSendsACrewToAPlaceThatNobodyKnows(town);
            aCalibrationAndAnEngineOfRoadsAreTakenUp(town, folder);
            rulesAreTakenUp(town, Files.createDirectory(folder.resolve("policies")));
        }
    }

    /** The people inside hear of it under their topic's area; the order has no degrees and no travel time. */
    private static void aPersonSendsACrewToAPlaceThatNobodyKnows(Town town) throws Exception {
        town.phone().forget();
        var topic = "elevator/520102/GY-unheard/message";
        town.phone().send("elevator/520102/GY-unheard/signal", town.entrapment("GY-unheard"));
        var heard = new JsonObject(town.phone().next(topic));
        assertThat(heard.getString("kind")).isEqualTo("heard");
        var path = "/api/rescues/" + heard.getString("rescue");
        town.post(path + "/confirm", new JsonObject());
        town.post(path + "/send", new JsonObject().put("crew", SmallTown.NEAR).put("reason", "认识路"));
        var order = new JsonObject(town.phone().next("crew/" + SmallTown.NEAR + "/order"));
        assertThat(order.containsKey("lat")).isFalse();
        assertThat(order.containsKey("eta_s")).isFalse();
        assertThat(order.getInteger("level")).isEqualTo(2);
        var about = new JsonObject().put("rescue", heard.getString("rescue"));
        town.report(SmallTown.NEAR, "accept", about.copy().put("phone", "p-1").put("id", "1"));
        town.report(SmallTown.NEAR, "accept", about.copy().put("phone", "p-2").put("id", "1"));
        assertThat(OneRescue.told(town, topic, "coming")).containsExactly("seeking", "coming");
        assertThat(town.get(path).getJsonObject("message").getValue("minutes")).isNull();
        town.report(SmallTown.NEAR, "release", about.copy().put("people", 2).put("injured", 1));
        town.report(SmallTown.NEAR, "cause", about.copy().put("cause", "door").put("cleared", false));
        Awaitility.await().until(() -> town.facts("TakenOutOfService") == 1);
        assertThat(town.facts("CrewAccepted")).isEqualTo(2);
        town.report(SmallTown.NEAR, "rest", new JsonObject());
        Awaitility.await().until(() -> town.facts("CrewBeganRest") == 1);
        town.report(SmallTown.NEAR, "on_duty", new JsonObject());
        Awaitility.await().until(() -> town.facts("CrewEndedRest") == 1);
    }

    private static void rulesAreTakenUp(Town town, Path folder) throws Exception {
        var county = Files.readString(Path.of("../../policies/county-60-minutes.yaml"));
        var nanming = county.replace("522635", "520102").replace("2027-01-01", "2024-05-01");
        var file = folder.resolve("nanming.yaml");
        town.set(Map.of("RESCUE_POLICY_DIR", folder.toString()));
        Files.writeString(file, nanming.replace("limit: 1h", "limit: 0h"));
        town.whileTheDeskIsAway(() -> {
            assertThat(town.refusal())
                    .contains("nothing was changed: 1 mistake(s).", "nanming.yaml:11: ", "arrivals.limit", "未作任何改动");
            Files.writeString(file, nanming);
        });
        assertThat(town.facts("PolicyTaken")).isEqualTo(1);
        var book = town.get("/api/policies");
        assertThat(book.getJsonArray("inForce").getJsonObject(0).getString("policy"))
                .isEqualTo("520102/1");
        town.whileTheDeskIsAway(() -> {
            long facts = town.facts("DeskStarted");
            Files.writeString(file, nanming.replace("limit: 1h", "limit: 59m"));
            assertThat(town.refusal()).contains("nanming.yaml:7: ", "520102/1 are in use and can't be changed");
            assertThat(town.facts("DeskStarted")).isEqualTo(facts);
            Files.writeString(file, nanming);
        });
        assertThat(town.facts("PolicyTaken")).isEqualTo(1);
    }

    private static void aCalibrationAndAnEngineOfRoadsAreTakenUp(Town town, Path folder) throws Exception {
        var file = folder.resolve("calibration.json");
        town.set(Map.of("RESCUE_CALIBRATION", Files.writeString(file, "{}").toString()));
        try (var engine = new TinyEngine()) {
            town.restart(() -> assertThat(refusalThenMended(town, file, engine)).contains("everywhere is missing."));
            assertThat(town.get("/api/travel-times").getString("source")).isEqualTo("calibrated/2026-11-23/1");
            engine.answers(200, "a-row-too-few.json");
            town.phone().send("elevator/520102/" + SmallTown.OTHER + "/signal", town.entrapment(SmallTown.OTHER));
            Awaitility.await().until(() -> town.facts("TravelTimesTold") == 1);
            assertThat(town.metric("road_engine_requests_total{engine=\"osrm\",outcome=\"told\"}"))
                    .isEqualTo(1);
        }
        town.set(Map.of());
        town.restart();
        assertThat(town.get("/api/travel-times").getString("source")).isEqualTo("calibrated/2026-11-23/1");
        assertThat(town.facts("CalibrationTaken")).isEqualTo(1);
    }

    private static String refusalThenMended(Town town, Path file, TinyEngine engine) {
        var refusal = town.refusal();
        var made = Calibration.BUILT_IN;
        var calibration = new Calibration(1, LocalDate.parse("2026-11-23"), made.everywhere(), made.areas(), null);
        try {
            Files.delete(file);
            CalibrationFile.write(file, calibration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        town.set(Map.of(
                "RESCUE_CALIBRATION",
                file.toString(),
                "RESCUE_OSRM_URL",
                engine.url().toString()));
        return refusal;
    }

    private static void aYearPasses(Town town) throws Exception {
        assertThat(town.row(NOTES, "")).isEqualTo("2");
        town.run("update rescue_desk.rescue set closed_at = closed_at - interval '366 days'");
        for (int days : new int[] {89, 91}) town.run("""
                    insert into rescue_desk.unreadable (digest, received_at, topic, payload, size_bytes, reason, sentence)
                    values ('\\x%1$d', now() - interval '%1$d days', 'elevator/signal', '\\x7b', 1, 'not_json', '%1$d')
                    """.formatted(days));
    }

    /** At the start, and from then on once an hour: of the journal itself nothing goes. */
    private static void whatIsOldIsLetGoOf(Town town) {
        Awaitility.await().until(() -> town.facts("PersonsErased") == 1);
        Awaitility.await().untilAsserted(() -> {
            assertThat(town.row(NOTES, "")).isEqualTo("0");
            assertThat(town.row("select string_agg(sentence, ',') from rescue_desk.unreadable where topic <> ?", ""))
                    .isEqualTo("89");
        });
    }

    private static void aSpoiltJournalIsRefused(Town town, Path folder) throws Exception {
        var last = town.row("select max(seq)::text from rescue_desk.journal where type <> ?", "");
        spoilt(town, "update rescue_desk.journal set bytes = set_byte(bytes, 30, get_byte(bytes, 30) # 1)" + LAST);
        assertThat(town.refusal())
                .contains("Event " + last + " of the journal was changed")
                .contains("写入后被改动");
        mended(town);

        spoilt(town, "update rescue_desk.journal set hash = sha256(hash)" + LAST);
        assertThat(town.refusal())
                .contains(
                        "Event " + last + " of the journal is not the one that " + folder.resolve("checkpoints.jsonl"))
                .contains("属于另一调度台");
        mended(town);

        spoilt(town, "delete from rescue_desk.journal" + LAST);
        assertThat(town.refusal())
                .contains("The journal ends at event " + (Long.parseLong(last) - 1))
                .contains("knows event " + last);
        Files.move(folder.resolve("checkpoints.jsonl"), folder.resolve("aside.jsonl"));
        assertThat(town.refusal()).contains("the table checkpoint knows event " + last);
        Files.move(folder.resolve("aside.jsonl"), folder.resolve("checkpoints.jsonl"));
        mended(town);
    }

    /** As somebody would who has all rights. */
    private static void spoilt(Town town, String how) throws Exception {
        town.run("create table rescue_desk.aside as select * from rescue_desk.journal" + LAST);
        unlocked(town, how);
    }

    private static void mended(Town town) throws Exception {
        unlocked(
                town,
                "delete from rescue_desk.journal where seq in (select seq from rescue_desk.aside);"
                        + "insert into rescue_desk.journal select * from rescue_desk.aside; drop table rescue_desk.aside");
    }

    private static void unlocked(Town town, String how) throws Exception {
        town.run("alter table rescue_desk.journal disable trigger only_grows; " + how
                + "; alter table rescue_desk.journal enable always trigger only_grows");
    }
}
