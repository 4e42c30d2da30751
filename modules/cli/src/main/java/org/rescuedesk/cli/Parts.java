package org.rescuedesk.cli;

import java.nio.file.Path;
import org.rescuedesk.embedded.EmbeddedBroker;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.embedded.EmbeddedParts;
import org.rescuedesk.server.Settings;

/** Brings along the database and the broker that nobody has named, in the data folder. */
public record Parts(Lifetime lifetime, Progress progress) {

    /** The settings, with the addresses of what was started. */
    public Settings complete(Settings settings) throws Exception {
        boolean database = settings.dbUrl() == null;
        boolean broker = settings.mqttUrl() == null;
        if (database && broker) {
            return both(settings);
        }
        if (database) {
            return database(settings);
        }
        return broker ? broker(settings) : settings;
    }

    /** The same for a command that needs no broker. */
    public Settings withDatabase(Settings settings) throws Exception {
        return settings.dbUrl() == null ? database(settings) : settings;
    }

    private Settings both(Settings settings) throws Exception {
        EmbeddedParts parts = progress.step(
                "Starting the database and the broker",
                "正在启动数据库和消息代理",
                () -> EmbeddedParts.start(
                        settings.dataFolder(),
                        settings.embeddedDbPort(),
                        settings.embeddedMqttPort(),
                        progress::detail));
        return withBroker(withDatabase(settings, parts.database()), parts.broker());
    }

    private Settings database(Settings settings) throws Exception {
        Path folder = settings.dataFolder().resolve("database");
        EmbeddedDatabase database = progress.step(
                "Starting the database",
                "正在启动数据库",
                () -> EmbeddedDatabase.start(folder, settings.embeddedDbPort(), progress::detail));
        return withDatabase(settings, database);
    }

    private Settings broker(Settings settings) throws Exception {
        Path folder = settings.dataFolder().resolve("broker");
        EmbeddedBroker broker = progress.step(
                "Starting the broker",
                "正在启动消息代理",
                () -> EmbeddedBroker.start(folder, settings.embeddedMqttPort(), progress::detail));
        return withBroker(settings, broker);
    }

    private Settings withDatabase(Settings settings, EmbeddedDatabase started) {
        EmbeddedDatabase database = lifetime.keep("database", "数据库", started);
        database.keepRunning(progress::warn);
        return settings.withDatabase(database.jdbcUrl(), database.user(), database.password());
    }

    private Settings withBroker(Settings settings, EmbeddedBroker started) {
        return settings.withBroker(lifetime.keep("broker", "消息代理", started).url());
    }
}
