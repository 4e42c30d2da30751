package org.rescuedesk.server;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every key that can be set, with what holds when it is not. The table of docs/operating.md is held to this one by a test. */
public enum Setting {
    HTTP_HOST("127.0.0.1", "where the board and the API listen; until there is sign-in, this machine only"),
    HTTP_PORT("8080", "their port; 0 takes a free one"),
    DB_URL(null, "an external PostgreSQL, jdbc:postgresql://host:port/database; without it the desk runs its own"),
    DB_USER(null, "the name that the desk has in that PostgreSQL"),
    DB_PASSWORD(null, "the password of RESCUE_DB_USER"),
    MQTT_URL(null, "an external MQTT 5 broker, tcp://host:port or ssl://host:port; without it the desk runs its own"),
    MQTT_USER(null, "the name that the desk has at that broker"),
    MQTT_PASSWORD(null, "the password of RESCUE_MQTT_USER"),
    EMBEDDED_DB_PORT("0", "port of the desk's own PostgreSQL, on this machine only; 0 takes a free one"),
    EMBEDDED_MQTT_PORT("0", "port of the desk's own broker, on this machine only; 0 takes a free one"),
    DATA("data", "the folder for the log and for the desk's own database and broker"),
    REGISTER(null, "a folder of CSV files with areas, firms, stations, elevators and crews, read at the start"),
    POLICY_DIR(
            null,
            "a folder with files of rules (*.yaml), one for each area that has its own, read at the start; what was taken up before holds without it"),
    ZONE("Asia/Shanghai", "the time zone that people are shown; an area of the register has its own"),
    DESK_ID("desk", "names the desk to the broker; keep it, the messages kept for the desk hang on it"),
    DRIVEN_FROM(
            null, "lets a simulator drive the desk's clock, from this instant on; goes with RESCUE_EXERCISE=true only"),
    EXERCISE("false", "true marks everything as exercise for good, and reports leave it out"),
    TELEMETRY_DAYS("30", "how many days of telemetry are kept"),
    RAW_DAYS("90", "how many days a message that could not be used is kept as it came"),
    PERSON_DAYS(
            "365", "how many days after a rescue's end what is personal in it is kept: callers, notes, crews' tracks"),
    CHECKPOINT_WEBHOOK(null, "an address, https://…, to which every signed checkpoint of the journal is posted"),
    BROKER_CHECK("true", "whether the desk looks, once at its start, how a broker that it is given is set up"),
    CALIBRATION(
            null,
            "a calibration of travel times, as rescue-desk calibrate writes it, to be taken up at the start; built-in goes back to the desk's own; without it the last one taken up holds"),
    OSRM_URL(null, "where an OSRM server's services begin, http://host:5000; without it no engine of roads is asked"),
    OSRM_PROFILE("driving", "the profile that OSRM's roads were prepared by"),
    ROADS_OSM(
            null,
            "an extract of OpenStreetMap, a file .osm.pbf, for an engine of roads in the desk's own process, where the program was built with it"),
    ROADS_TIMEOUT_MS("1000", "how long an engine of roads may take, in milliseconds; decisions never wait for it"),
    CONFIG(null, "a properties file, UTF-8, with any of these keys but this; what the environment says goes first");

    private static final String PREFIX = "RESCUE_";

    private final @Nullable String usual;
    private final String meaning;

    Setting(@Nullable String usual, String meaning) {
        this.usual = usual;
        this.meaning = meaning;
    }

    /** As it is written in the environment and in the file. */
    public String key() {
        return PREFIX + name();
    }

    /** What holds when nobody sets it; nothing for what has no default, as every secret. */
    public Optional<String> usual() {
        return Optional.ofNullable(usual);
    }

    public String meaning() {
        return meaning;
    }

    static boolean isOurs(String key) {
        return key.startsWith(PREFIX);
    }

    static Optional<Setting> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** The one that was most likely meant. */
    static Setting nearest(String key) {
        return Arrays.stream(values())
                .min(comparingInt(each -> typingErrors(key, each.key())))
                .orElseThrow();
    }

    /** Letters to put in, take out or change (Levenshtein). */
    private static int typingErrors(String typed, String meant) {
        int[] row = IntStream.rangeClosed(0, meant.length()).toArray();
        for (int i = 1; i <= typed.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= meant.length(); j++) {
                int changed = diagonal + (typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[meant.length()];
    }
}
