package org.rescuedesk.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.travel.RoadSettings;

/**
 * All that can be set from outside, checked. No {@code dbUrl} or {@code mqttUrl}: the desk brings its own. A desk with a
 * {@code drivenFrom} has its clock moved by a simulator and is always an exercise.
 */
public record Settings(
        String httpHost,
        int httpPort,
        @Nullable String dbUrl,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        @Nullable String mqttUrl,
        @Nullable String mqttUser,
        @Nullable String mqttPassword,
        int embeddedDbPort,
        int embeddedMqttPort,
        Path dataFolder,
        @Nullable Path registerFolder,
        @Nullable Path policyFolder,
        ZoneId zone,
        String deskId,
        @Nullable Instant drivenFrom,
        boolean exercise,
        int telemetryDays,
        int rawDays,
        int personDays,
        @Nullable URI checkpointWebhook,
        boolean brokerCheck,
        RoadSettings roads) {

    public Settings {
        if (drivenFrom != null && !exercise) {
            throw new IllegalArgumentException("a driven desk is always an exercise");
        }
    }

    /**
     * From the environment, and from the file that it names by RESCUE_CONFIG.
     *
     * @throws CannotStart at an unknown key or a wrong value
     */
    public static Settings from(Map<String, String> environment) {
        return new SettingsReader(Given.in(environment)).read();
    }

    public Settings withDatabase(String url, String user, String password) {
        return new Settings(
                httpHost,
                httpPort,
                url,
                user,
                password,
                mqttUrl,
                mqttUser,
                mqttPassword,
                embeddedDbPort,
                embeddedMqttPort,
                dataFolder,
                registerFolder,
                policyFolder,
                zone,
                deskId,
                drivenFrom,
                exercise,
                telemetryDays,
                rawDays,
                personDays,
                checkpointWebhook,
                brokerCheck,
                roads);
    }

    /** A broker of its own, which asks for no name and is set up as needed. */
    public Settings withBroker(String url) {
        return new Settings(
                httpHost,
                httpPort,
                dbUrl,
                dbUser,
                dbPassword,
                url,
                null,
                null,
                embeddedDbPort,
                embeddedMqttPort,
                dataFolder,
                registerFolder,
                policyFolder,
                zone,
                deskId,
                drivenFrom,
                exercise,
                telemetryDays,
                rawDays,
                personDays,
                checkpointWebhook,
                false,
                roads);
    }

    /** Never a secret: this reaches logs. */
    @Override
    public String toString() {
        return "Settings[http=%s:%d, db=%s as %s, mqtt=%s as %s, data=%s, register=%s, policy=%s, zone=%s, desk=%s, drivenFrom=%s, exercise=%s, telemetryDays=%d, rawDays=%d, personDays=%d, checkpointWebhook=%s, brokerCheck=%s, roads=%s]"
                .formatted(
                        httpHost,
                        httpPort,
                        dbUrl,
                        dbUser,
                        mqttUrl,
                        mqttUser,
                        dataFolder,
                        registerFolder,
                        policyFolder,
                        zone,
                        deskId,
                        drivenFrom,
                        exercise,
                        telemetryDays,
                        rawDays,
                        personDays,
                        checkpointWebhook == null ? null : checkpointWebhook.getHost(),
                        brokerCheck,
                        roads);
    }
}
