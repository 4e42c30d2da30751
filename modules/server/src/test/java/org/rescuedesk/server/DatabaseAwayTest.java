package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedBroker;
import org.rescuedesk.embedded.EmbeddedDatabase;

/** Rescues go on while the database is away, and it gets all of them. */
class DatabaseAwayTest {
    private static final String NEAR_ORDERS = "crew/" + SmallTown.NEAR + "/order";

    private EmbeddedDatabase database;

    @Test
    void ordersLeaveUnsavedAndTheJournalCatchesUpWhenItIsBack(@TempDir Path folder) throws Exception {
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"), 0, text -> {});
                var town = town(folder, broker.url())) {
            comeOnDuty(town);
            int port = database.port();
            database.close();

            town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
            var receipt = receipt(town);
            assertThat(receipt.getBoolean("saved")).isFalse();
            var offer = new JsonObject(town.phone().next(NEAR_ORDERS));
            assertThat(offer.getBoolean("saved")).isFalse();
            var rescue = offer.getString("rescue");
            assertThat(town.get("/api/board").getBoolean("journal")).isFalse();
            assertThat(town.get("/api/board").getString("spool")).isEqualTo("ok");
            assertThat(town.metric("desk_saved")).isZero();
            var told = new JsonObject().put("who", "物业 李强").put("crew", SmallTown.NEAR);
            var answer = town.post("/api/rescues/" + rescue + "/arrival", told);
            assertThat(answer.getBoolean("saved")).isFalse();

            database = EmbeddedDatabase.start(folder.resolve("database"), port, text -> {});
            assertThat(receipt(town).getBoolean("saved")).isTrue();
            Awaitility.await().until(() -> town.facts("ArrivalNoted") == 1);
            assertThat(town.row("select stage from rescue_desk.rescue where id = ?", rescue))
                    .isEqualTo("ON_SITE");
            assertThat(town.row(
                            "select value from rescue_desk.person_note where field = ? order by seq desc limit 1",
                            "who"))
                    .isEqualTo("物业 李强");
            Awaitility.await().until(() -> town.metric("desk_saved") == 1 && town.metric("spool_size_bytes") == 0);
            theSameWhenItIsKilledAndIsToBeKeptRunning(town, folder.resolve("database/data/postmaster.pid"));
        } finally {
            database.close();
        }
    }

    private void theSameWhenItIsKilledAndIsToBeKeptRunning(Town town, Path pid) throws Exception {
        database.keepRunning(text -> {});
        long server = Long.parseLong(Files.readAllLines(pid).get(0).strip());
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
        town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
        var receipt = receipt(town);
        while (!receipt.getBoolean("saved")) receipt = receipt(town);
        assertThat(town.row("select count(*) from rescue_desk.journal where type = ?", "SignalNoted"))
                .isEqualTo("2");
    }

    @Test
    void aDeskThatEndsMeanwhileLeavesItsFactsToTheNextOne(@TempDir Path folder) throws Exception {
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"), 0, text -> {});
                var town = town(folder, broker.url())) {
            comeOnDuty(town);
            int port = database.port();
            database.close();
            town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
            assertThat(receipt(town).getBoolean("saved")).isFalse();
            var rescue = new JsonObject(town.phone().next(NEAR_ORDERS)).getString("rescue");
            town.whileTheDeskIsAway(
                    () -> database = EmbeddedDatabase.start(folder.resolve("database"), port, text -> {}));

            var again = new JsonObject(town.phone().next(NEAR_ORDERS));
            assertThat(again.getString("rescue")).isEqualTo(rescue);
            assertThat(town.facts("RescueOpened")).isOne();
            assertThat(town.facts("DeskStarted")).isEqualTo(2);
            assertThat(town.row("select stage from rescue_desk.rescue where id = ?", rescue))
                    .isEqualTo("OPEN");
        } finally {
            database.close();
        }
    }

    private Town town(Path folder, String broker) throws Exception {
        database = EmbeddedDatabase.start(folder.resolve("database"), 0, text -> {});
        return new Town(
                folder, new Outside(database.jdbcUrl(), database.user(), database.password(), broker, () -> {}));
    }

    private static void comeOnDuty(Town town) throws Exception {
        town.report(SmallTown.NEAR, "on_duty", new JsonObject());
        Awaitility.await().until(() -> town.text("/api/crews").contains("FREE"));
    }

    private static JsonObject receipt(Town town) throws InterruptedException {
        return new JsonObject(town.phone().next(SmallTown.RECEIPT));
    }
}
