package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.store.Postgres15;

/** The same way through the same server, on a database and a broker that it did not bring along. */
class ExternalPartsTest {
    private static final int CRIES = 500;
    private static final int KEPT = 5_000;

    @Test
    void fiveHundredCriesAtOnceAreReceiptedOnAMosquittoAsItComesWithoutTheLineBreaking(@TempDir Path folder)
            throws Exception {
        try (var broker = Mosquitto.startPlain(Files.createDirectory(folder.resolve("broker")));
                var database = EmbeddedDatabase.start(folder.resolve("database"), 0, text -> {});
                var town = new Town(
                        folder,
                        new Outside(
                                database.jdbcUrl(), database.user(), database.password(), broker.url(), () -> {}))) {
            town.whileTheDeskIsAway(() -> {
                for (int i = 0; i < CRIES; i++) {
                    town.phone().send("elevator/520102/X-" + i + "/signal", town.entrapment("X-" + i));
                }
            });
            for (int i = 0; i < CRIES; i++) {
                var receipt = new JsonObject(town.phone().next("elevator/520102/X-" + i + "/receipt"));
                assertThat(receipt.getBoolean("saved")).isTrue();
            }
            Awaitility.await().until(() -> town.metric("broker_weak") == 1);
            assertThat(town.get("/api/board").getString("broker"))
                    .as("it takes 20 messages at once")
                    .isEqualTo("weak");
            assertThat(town.total("mqtt_lost_total")).isZero();
            assertThat(town.total("mqtt_dropped_total")).isZero();
        }
    }

    /** As many as come together in a city while a desk is away, and more than it lets be owed: none is read twice. */
    @Test
    void whatMosquittoHasKeptForADeskThatWasAwayIsTakenInOneGoAndTheCryBehindItHasItsReceipt(@TempDir Path folder)
            throws Exception {
        try (var broker = Mosquitto.start(Files.createDirectory(folder.resolve("broker")));
                var database = EmbeddedDatabase.start(folder.resolve("database"), 0, text -> {});
                var town = new Town(
                        folder,
                        new Outside(
                                database.jdbcUrl(), database.user(), database.password(), broker.url(), () -> {}))) {
            town.whileTheDeskIsAway(() -> {
                for (int i = 0; i < KEPT; i++) town.phone().send(SmallTown.SIGNAL, town.test(SmallTown.ELEVATOR));
                town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
            });
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> town.facts("RescueOpened") == 1);
            Awaitility.await().until(() -> town.facts("SignalNoted") == KEPT + 1);
            assertThat(town.metric("signal_total{kind=\"test\",outcome=\"known\"}"))
                    .isZero();
            assertThat(town.total("mqtt_lost_total")).isZero();
        }
    }

    @Test
    void aRescueGoesItsWayOnMosquittoAndAPostgresThatStandOnTheirOwn(@TempDir Path folder) throws Exception {
        // PostgreSQL runs as a user of its own when the tests run as root.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = Postgres15.start(Files.createDirectory(folder.resolve("database")));
                var broker = Mosquitto.start(Files.createDirectory(folder.resolve("broker")));
                var town = new Town(folder, new Outside(database.jdbcUrl(), "postgres", "", broker.url(), () -> {}))) {
            OneRescue.through(town);
            Awaitility.await().until(() -> town.metric("broker_weak") == 0);
            assertThat(town.get("/api/board").getString("broker")).isEqualTo("ok");
        }
    }
}
