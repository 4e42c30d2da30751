package org.rescuedesk.server.travel;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.travel.RoadEngine.Answer;
import org.rescuedesk.core.travel.Trouble;

/**
 * Reads what OSRM answers to a table request (project-osrm.org, HTTP API, table service): a matrix of seconds, null where there is no
 * road, or a code that says what was wrong. Believes nothing that is not just what was asked for.
 */
final class OsrmAnswer {
    private static final Set<String> NO_ROUTE = Set.of("NoTable", "NoRoute", "NoSegment");
    private static final double LONGEST_DRIVE_S = 24 * 3_600;
    private static final Duration LONGEST_HOLD_OFF = Duration.ofHours(1);
    private static final Duration USUAL_HOLD_OFF = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private OsrmAnswer() {}

    /** {@code retryAfter} and {@code date} are the headers of these names. */
    static Answer read(int status, Optional<String> retryAfter, Optional<String> date, byte[] body, int sources) {
        if (status == TOO_MANY_REQUESTS) {
            var pause = retryAfter.flatMap(value -> pause(value, date)).orElse(USUAL_HOLD_OFF);
            return Answer.none(Trouble.BUSY, pause);
        }
        if (status == UNAVAILABLE) {
            var pause = retryAfter.flatMap(value -> pause(value, date)).orElse(null);
            return Answer.none(Trouble.DOWN, pause);
        }
        if (status / 100 == 5) return Answer.none(Trouble.DOWN);
        var json = json(body);
        if (json == null) return Answer.none(Trouble.NONSENSE);
        var code = String.valueOf(json.getValue("code"));
        if (NO_ROUTE.contains(code)) return Answer.none(Trouble.NO_ROUTE);
        return status == OK && code.equals("Ok") ? table(json, sources) : Answer.none(Trouble.NONSENSE);
    }

    private static @Nullable JsonObject json(byte[] body) {
        try {
            return Json.decodeValue(Buffer.buffer(body)) instanceof JsonObject json ? json : null;
        } catch (DecodeException e) {
            return null;
        }
    }

    /** A row for each source, with the one destination in it. */
    private static Answer table(JsonObject json, int sources) {
        if (!(json.getValue("durations") instanceof JsonArray rows) || rows.size() != sources)
            return Answer.none(Trouble.NONSENSE);
        List<@Nullable Duration> drives = new ArrayList<>();
        for (var row : rows) {
            if (!(row instanceof JsonArray cells) || cells.size() != 1) return Answer.none(Trouble.NONSENSE);
            var cell = cells.getValue(0);
            if (cell != null && !isDrive(cell)) return Answer.none(Trouble.NONSENSE);
            drives.add(cell == null ? null : Duration.ofMillis(Math.round(((Number) cell).doubleValue() * 1_000)));
        }
        return Answer.of(drives);
    }

    private static boolean isDrive(Object cell) {
        return cell instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= LONGEST_DRIVE_S;
    }

    /** Seconds, or a date, which is reckoned from the answer's own date: the clocks of two machines are no measure (RFC 9110, 10.2.3). */
    private static Optional<Duration> pause(String retryAfter, Optional<String> date) {
        var value = retryAfter.strip();
        if (value.matches("[0-9]{1,9}")) return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value))));
        try {
            var until = date(value);
            return date.map(now -> bounded(Duration.between(date(now), until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) return Duration.ZERO;
        return asked.compareTo(LONGEST_HOLD_OFF) > 0 ? LONGEST_HOLD_OFF : asked;
    }
}
