package org.rescuedesk.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rescuedesk.server.travel.RoadSettings;

/** Turns what is set into {@link Settings}, and a wrong value into a sentence. A secret's value is never repeated. */
record SettingsReader(Given given) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DAYS = 3_650;
    private static final Set<Setting> MAY_HOLD_A_SECRET =
            Set.of(Setting.DB_URL, Setting.MQTT_URL, Setting.CHECKPOINT_WEBHOOK, Setting.OSRM_URL);
    private static final int LEAST_PATIENCE_MS = 50;
    private static final int MOST_PATIENCE_MS = 60_000;
    private static final String PROFILE = "[A-Za-z0-9_-]{1,40}";
    private static final String DESK_ID = "[A-Za-z0-9][A-Za-z0-9_.-]{0,39}";

    Settings read() {
        checkCompany();
        return new Settings(
                value(Setting.HTTP_HOST, Function.identity(), "a host", "主机名"),
                port(Setting.HTTP_PORT),
                find(
                                Setting.DB_URL,
                                SettingsReader::dbUrl,
                                "like jdbc:postgresql://host:5432/database, without a password",
                                "形如 jdbc:postgresql://主机:5432/数据库 且不含密码的地址")
                        .orElse(null),
                given.find(Setting.DB_USER).orElse(null),
                given.find(Setting.DB_PASSWORD).orElse(null),
                find(
                                Setting.MQTT_URL,
                                SettingsReader::mqttUrl,
                                "like tcp://host:1883 or ssl://host:8883, without a password",
                                "形如 tcp://主机:1883 或 ssl://主机:8883 且不含密码的地址")
                        .orElse(null),
                given.find(Setting.MQTT_USER).orElse(null),
                given.find(Setting.MQTT_PASSWORD).orElse(null),
                port(Setting.EMBEDDED_DB_PORT),
                port(Setting.EMBEDDED_MQTT_PORT),
                value(Setting.DATA, SettingsReader::folderToBe, "a folder", "文件夹"),
                find(Setting.REGISTER, SettingsReader::folder, "a folder that is there", "已存在的文件夹")
                        .orElse(null),
                find(Setting.POLICY_DIR, SettingsReader::folder, "a folder that is there", "已存在的文件夹")
                        .orElse(null),
                value(Setting.ZONE, ZoneId::of, "a time zone like Asia/Shanghai", "时区，例如 Asia/Shanghai"),
                value(
                        Setting.DESK_ID,
                        SettingsReader::deskId,
                        "1 to 40 letters, digits, _ . -",
                        "1 至 40 个字母、数字或 _ . -"),
                find(
                                Setting.DRIVEN_FROM,
                                Instant::parse,
                                "an instant like 2026-11-23T09:00:00Z",
                                "形如 2026-11-23T09:00:00Z 的时刻")
                        .orElse(null),
                value(Setting.EXERCISE, SettingsReader::flag, "true or false", "true 或 false"),
                value(Setting.TELEMETRY_DAYS, SettingsReader::days, "a number of days from 1 to 3650", "1 至 3650 的天数"),
                value(Setting.RAW_DAYS, SettingsReader::days, "a number of days from 1 to 3650", "1 至 3650 的天数"),
                value(Setting.PERSON_DAYS, SettingsReader::days, "a number of days from 1 to 3650", "1 至 3650 的天数"),
                find(
                                Setting.CHECKPOINT_WEBHOOK,
                                SettingsReader::webhook,
                                "like https://host/path, without user and password",
                                "形如 https://主机/路径 且不含用户名和密码的地址")
                        .orElse(null),
                value(Setting.BROKER_CHECK, SettingsReader::flag, "true or false", "true 或 false"),
                roads());
    }

    private RoadSettings roads() {
        return new RoadSettings(
                find(
                                Setting.OSRM_URL,
                                SettingsReader::httpUrl,
                                "like http://host:5000, without user, password and query",
                                "形如 http://主机:5000 且不含用户名、密码和查询的地址")
                        .orElse(null),
                value(
                        Setting.OSRM_PROFILE,
                        SettingsReader::profile,
                        "1 to 40 letters, digits, _ -",
                        "1 至 40 个字母、数字或 _ -"),
                find(Setting.ROADS_OSM, SettingsReader::file, "a file that is there", "已存在的文件")
                        .orElse(null),
                value(
                        Setting.ROADS_TIMEOUT_MS,
                        SettingsReader::patience,
                        "a number of milliseconds from 50 to 60000",
                        "50 至 60000 的毫秒数"),
                given.find(Setting.CALIBRATION).map(String::strip).orElse(null));
    }

    /** What means nothing without, or beside, another key would be passed over in silence. */
    private void checkCompany() {
        for (var setting : Set.of(Setting.DB_USER, Setting.DB_PASSWORD)) needs(setting, Setting.DB_URL);
        for (var setting : Set.of(Setting.MQTT_USER, Setting.MQTT_PASSWORD)) needs(setting, Setting.MQTT_URL);
        needs(Setting.OSRM_PROFILE, Setting.OSRM_URL);
        excludes(Setting.ROADS_OSM, Setting.OSRM_URL);
        excludes(Setting.EMBEDDED_DB_PORT, Setting.DB_URL);
        excludes(Setting.EMBEDDED_MQTT_PORT, Setting.MQTT_URL);
        var isExercise = given.find(Setting.EXERCISE).filter("true"::equals).isPresent();
        if (given.isSet(Setting.DRIVEN_FROM) && !isExercise) {
            throw new CannotStart(
                    "RESCUE_DRIVEN_FROM lets a simulator drive the desk's clock; a desk for real rescues can't be driven. Set RESCUE_EXERCISE=true as well.",
                    "RESCUE_DRIVEN_FROM 由模拟器驱动时钟，真实救援不可如此；请同时设置 RESCUE_EXERCISE=true。");
        }
    }

    private void needs(Setting setting, Setting other) {
        if (given.isSet(setting) && !given.isSet(other)) {
            throw new CannotStart(
                    "%s is set and %s is not, so it would mean nothing.".formatted(setting.key(), other.key()),
                    "设置了 %s 却没有设置 %s，前者不起作用。".formatted(setting.key(), other.key()));
        }
    }

    private void excludes(Setting setting, Setting other) {
        if (given.isSet(setting) && given.isSet(other)) {
            throw new CannotStart(
                    "%s and %s are both set; with the second, the first would mean nothing."
                            .formatted(setting.key(), other.key()),
                    "同时设置了 %s 和 %s，前者不起作用。".formatted(setting.key(), other.key()));
        }
    }

    private int port(Setting setting) {
        return value(setting, SettingsReader::port, "a port from 0 to 65535", "0 至 65535 的端口号");
    }

    private <T> T value(Setting setting, Function<String, T> reader, String wanted, String wantedChinese) {
        return find(setting, reader, wanted, wantedChinese).orElseThrow();
    }

    /** The reader refuses by any of the exceptions that the JDK's own readers throw. */
    private <T> Optional<T> find(Setting setting, Function<String, T> reader, String wanted, String wantedChinese) {
        return given.find(setting).map(value -> {
            try {
                return reader.apply(value.strip());
            } catch (IllegalArgumentException | DateTimeException e) {
                // An address may hold a password where it should not, so it is not repeated, nor is what its reader
                // said.
                var shown = MAY_HOLD_A_SECRET.contains(setting) ? "" : " (" + value + ")";
                throw new CannotStart(
                        "%s has to be %s; what is set%s is not.".formatted(setting.key(), wanted, shown),
                        "%s 应为%s，当前的值%s不符。".formatted(setting.key(), wantedChinese, shown));
            }
        });
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        require(port >= 0 && port <= HIGHEST_PORT);
        return port;
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        require(days >= 1 && days <= MOST_DAYS);
        return days;
    }

    private static String dbUrl(String text) {
        require(text.matches("jdbc:postgresql:\\S+"));
        require(!text.toLowerCase(Locale.ROOT).contains("password="));
        return text;
    }

    private static String mqttUrl(String text) {
        try {
            var url = new URI(text);
            require(Set.of("tcp", "ssl").contains(String.valueOf(url.getScheme())));
            require(url.getHost() != null && url.getUserInfo() == null);
            require(url.getPath().isEmpty() && url.getQuery() == null && url.getFragment() == null);
            return text;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URI webhook(String text) {
        var url = URI.create(text);
        require(Set.of("https", "http").contains(String.valueOf(url.getScheme())));
        require(url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null);
        return url;
    }

    private static URI httpUrl(String text) {
        var url = webhook(text);
        require(url.getQuery() == null);
        return url;
    }

    private static String profile(String text) {
        require(text.matches(PROFILE));
        return text;
    }

    private static Duration patience(String text) {
        var patience = Duration.ofMillis(Long.parseLong(text));
        require(patience.toMillis() >= LEAST_PATIENCE_MS && patience.toMillis() <= MOST_PATIENCE_MS);
        return patience;
    }

    private static Path file(String text) {
        var file = Path.of(text).toAbsolutePath().normalize();
        require(Files.isRegularFile(file));
        return file;
    }

    private static Path folderToBe(String text) {
        var folder = Path.of(text).toAbsolutePath().normalize();
        require(Files.notExists(folder) || Files.isDirectory(folder));
        return folder;
    }

    private static Path folder(String text) {
        var folder = folderToBe(text);
        require(Files.isDirectory(folder));
        return folder;
    }

    private static String deskId(String text) {
        require(text.matches(DESK_ID));
        return text;
    }

    private static boolean flag(String text) {
        require(Set.of("true", "false").contains(text));
        return text.equals("true");
    }

    private static void require(boolean held) {
        if (!held) throw new IllegalArgumentException();
    }
}
