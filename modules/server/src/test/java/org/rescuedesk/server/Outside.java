package org.rescuedesk.server;

import java.nio.file.Path;
import org.rescuedesk.embedded.EmbeddedParts;

/** The database and the broker that a desk is given, wherever they come from; {@code end} stops them. */
public record Outside(String dbUrl, String dbUser, String dbPassword, String brokerUrl, Runnable end) {
    /** Those that come along. */
    public static Outside embedded(Path folder) {
        var parts = EmbeddedParts.start(folder, 0, 0, text -> {});
        var database = parts.database();
        return new Outside(
                database.jdbcUrl(),
                database.user(),
                database.password(),
                parts.broker().url(),
                parts::close);
    }
}
