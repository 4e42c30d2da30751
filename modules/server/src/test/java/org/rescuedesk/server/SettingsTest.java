package org.rescuedesk.server;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.server.travel.RoadSettings;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void whatNobodySetsIsAsItIsHere() {
        assertThat(Settings.from(Map.of()))
                .isEqualTo(new Settings(
                        "127.0.0.1",
                        8080,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        0,
                        Path.of("data").toAbsolutePath(),
                        null,
                        null,
                        ZoneId.of("Asia/Shanghai"),
                        "desk",
                        null,
                        false,
                        30,
                        90,
                        365,
                        null,
                        true,
                        new RoadSettings(null, "driving", null, Duration.ofSeconds(1), null)));
    }

    @Test
    void everyKeyHasAMeaningAndTheseDefaultsAndNoSecretHasOne() {
        assertThat(Arrays.stream(Setting.values())
                        .collect(toMap(Setting::key, each -> each.usual().orElse("-"))))
                .containsOnly(
                        entry("RESCUE_HTTP_HOST", "127.0.0.1"),
                        entry("RESCUE_HTTP_PORT", "8080"),
                        entry("RESCUE_DB_URL", "-"),
                        entry("RESCUE_DB_USER", "-"),
                        entry("RESCUE_DB_PASSWORD", "-"),
                        entry("RESCUE_MQTT_URL", "-"),
                        entry("RESCUE_MQTT_USER", "-"),
                        entry("RESCUE_MQTT_PASSWORD", "-"),
                        entry("RESCUE_EMBEDDED_DB_PORT", "0"),
                        entry("RESCUE_EMBEDDED_MQTT_PORT", "0"),
                        entry("RESCUE_DATA", "data"),
                        entry("RESCUE_REGISTER", "-"),
                        entry("RESCUE_POLICY_DIR", "-"),
                        entry("RESCUE_ZONE", "Asia/Shanghai"),
                        entry("RESCUE_DESK_ID", "desk"),
                        entry("RESCUE_DRIVEN_FROM", "-"),
                        entry("RESCUE_EXERCISE", "false"),
                        entry("RESCUE_TELEMETRY_DAYS", "30"),
                        entry("RESCUE_RAW_DAYS", "90"),
                        entry("RESCUE_PERSON_DAYS", "365"),
                        entry("RESCUE_CHECKPOINT_WEBHOOK", "-"),
                        entry("RESCUE_BROKER_CHECK", "true"),
                        entry("RESCUE_CALIBRATION", "-"),
                        entry("RESCUE_OSRM_URL", "-"),
                        entry("RESCUE_OSRM_PROFILE", "driving"),
                        entry("RESCUE_ROADS_OSM", "-"),
                        entry("RESCUE_ROADS_TIMEOUT_MS", "1000"),
                        entry("RESCUE_CONFIG", "-"));
        assertThat(Setting.values())
                .extracting(Setting::meaning)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void everythingCanBeSetAndWhatIsForOthersIsPassedOver() {
        var settings = Settings.from(Map.ofEntries(
                entry("PATH", "/bin"),
                entry("RESCUE_HTTP_HOST", "127.0.0.2"),
                entry("RESCUE_HTTP_PORT", "0"),
                entry("RESCUE_DB_URL", "jdbc:postgresql://db:5432/rescue"),
                entry("RESCUE_DB_USER", "desk"),
                entry("RESCUE_DB_PASSWORD", "p w"),
                entry("RESCUE_MQTT_URL", "ssl://broker:8883"),
                entry("RESCUE_MQTT_USER", "mq"),
                entry("RESCUE_MQTT_PASSWORD", "秘"),
                entry("RESCUE_DATA", folder.toString()),
                entry("RESCUE_REGISTER", folder.toString()),
                entry("RESCUE_POLICY_DIR", folder.toString()),
                entry("RESCUE_ZONE", "Asia/Urumqi"),
                entry("RESCUE_DESK_ID", "gy-1"),
                entry("RESCUE_DRIVEN_FROM", "2026-11-23T09:00:00Z"),
                entry("RESCUE_EXERCISE", "true"),
                entry("RESCUE_TELEMETRY_DAYS", "400"),
                entry("RESCUE_RAW_DAYS", "30"),
                entry("RESCUE_PERSON_DAYS", "180"),
                entry("RESCUE_CHECKPOINT_WEBHOOK", "https://regulator.example/hook?token=geheim"),
                entry("RESCUE_BROKER_CHECK", "false"),
                entry("RESCUE_CALIBRATION", "/etc/rescue/calibration.json"),
                entry("RESCUE_OSRM_URL", "http://roads:5000/osrm"),
                entry("RESCUE_OSRM_PROFILE", "car"),
                entry("RESCUE_ROADS_TIMEOUT_MS", "250")));
        assertThat(settings)
                .isEqualTo(new Settings(
                        "127.0.0.2",
                        0,
                        "jdbc:postgresql://db:5432/rescue",
                        "desk",
                        "p w",
                        "ssl://broker:8883",
                        "mq",
                        "秘",
                        0,
                        0,
                        folder,
                        folder,
                        folder,
                        ZoneId.of("Asia/Urumqi"),
                        "gy-1",
                        Instant.parse("2026-11-23T09:00:00Z"),
                        true,
                        400,
                        30,
                        180,
                        URI.create("https://regulator.example/hook?token=geheim"),
                        false,
                        new RoadSettings(
                                URI.create("http://roads:5000/osrm"),
                                "car",
                                null,
                                Duration.ofMillis(250),
                                "/etc/rescue/calibration.json")));
        assertThat(settings.toString()).contains("broker", "regulator.example").doesNotContain("p w", "秘", "geheim");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        var file = write("RESCUE_HTTP_PORT=1\nRESCUE_DESK_ID = from-the-file\n");
        var settings = Settings.from(Map.of("RESCUE_CONFIG", file, "RESCUE_HTTP_PORT", "2"));
        assertThat(settings.httpPort()).isEqualTo(2);
        assertThat(settings.deskId()).isEqualTo("from-the-file");
    }

    @Test
    void nothingButBlanksIsNotSet() throws IOException {
        var file = write("RESCUE_HTTP_PORT=1\n");
        var settings = Settings.from(Map.of("RESCUE_CONFIG", file, "RESCUE_HTTP_PORT", " ", "RESCUE_DB_URL", ""));
        assertThat(settings.httpPort()).isEqualTo(1);
        assertThat(settings.dbUrl()).isNull();
    }

    @Test
    void anUnknownKeyStopsTheStartAndSuggestsTheNearestOne() throws IOException {
        refuses(Map.of("RESCUE_HTTP_PRT", "1"), "RESCUE_HTTP_PRT", "did you mean RESCUE_HTTP_PORT?", "是否想写");
        refuses(Map.of("RESCUE_DATABASE_URL", "1"), "did you mean RESCUE_DB_URL?");
        var file = write("http.port=1\n");
        refuses(Map.of("RESCUE_CONFIG", file), "http.port", file);
    }

    @Test
    void aFileThatIsNotThereOrNamesAnotherIsRefused() throws IOException {
        refuses(Map.of("RESCUE_CONFIG", folder.resolve("none").toString()), "RESCUE_CONFIG", "none");
        refuses(Map.of("RESCUE_CONFIG", write("RESCUE_CONFIG=x")), "in the environment only");
        refuses(Map.of("RESCUE_CONFIG", write("RESCUE_DATA=\\u00zz")), "can't be read");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PORT, 65536",
        "HTTP_PORT, -1",
        "HTTP_PORT, eighty",
        "EMBEDDED_DB_PORT, 1.5",
        "EMBEDDED_MQTT_PORT, 99999",
        "DB_URL, postgres://db/rescue",
        "DB_URL, jdbc:mysql://db/rescue",
        "MQTT_URL, mqtt://broker",
        "MQTT_URL, broker:1883",
        "MQTT_URL, tcp://broker:1883/path",
        "MQTT_URL, tcp://bro ker",
        "DATA, /dev/null",
        "REGISTER, /nowhere/at/all",
        "ZONE, Asia/Guiyang",
        "DESK_ID, a/b",
        "DRIVEN_FROM, yesterday",
        "EXERCISE, yes",
    })
    void aWrongValueIsASentence(String key, String value) {
        var name = "RESCUE_" + key;
        var environment =
                key.equals("DRIVEN_FROM") ? Map.of(name, value, "RESCUE_EXERCISE", "true") : Map.of(name, value);
        refuses(environment, name + " has to be ", "应为");
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        for (var given : Map.of(
                        "RESCUE_DB_URL", "jdbc:postgresql://db/rescue?user=x&password=hush",
                        "RESCUE_MQTT_URL", "tcp://me:hush@broker:1883")
                .entrySet()) {
            assertThatThrownBy(() -> Settings.from(Map.of(given.getKey(), given.getValue())))
                    .hasMessageContaining("without a password")
                    .hasMessageNotContaining("hush")
                    .hasNoCause();
        }
    }

    @Test
    void whatWouldMeanNothingIsRefused() {
        refuses(Map.of("RESCUE_DB_USER", "desk"), "RESCUE_DB_URL is not");
        refuses(Map.of("RESCUE_MQTT_PASSWORD", "x"), "RESCUE_MQTT_URL is not");
        refuses(Map.of("RESCUE_EMBEDDED_MQTT_PORT", "1883", "RESCUE_MQTT_URL", "tcp://b:1883"), "are both set");
    }

    @Test
    void aDeskForRealRescuesCannotBeDriven() {
        refuses(Map.of("RESCUE_DRIVEN_FROM", "2026-11-23T09:00:00Z"), "can't be driven", "RESCUE_EXERCISE=true");
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("desk.properties"), text).toString();
    }

    private static void refuses(Map<String, String> environment, String... sentence) {
        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(CannotStart.class)
                .message()
                .contains(sentence);
    }
}
