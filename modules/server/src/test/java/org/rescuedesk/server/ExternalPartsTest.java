package org.rescuedesk.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.store.Postgres15;

/** The same way through the same server, on a database and a broker that it did not bring along. */
class ExternalPartsTest {
    @Test
    void aRescueGoesItsWayOnMosquittoAndAPostgresThatStandOnTheirOwn(@TempDir Path folder) throws Exception {
        // PostgreSQL runs as a user of its own when the tests run as root.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = Postgres15.start(Files.createDirectory(folder.resolve("database")));
                var broker = Mosquitto.start(Files.createDirectory(folder.resolve("broker")));
                var town = new Town(folder, new Outside(database.jdbcUrl(), "postgres", "", broker.url(), () -> {}))) {
            OneRescue.through(town);
        }
    }
}
