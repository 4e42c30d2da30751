package org.rescuedesk.cli.replay;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the desk measured of one rescue: when it heard of it, when the crew that it sent arrived, if that is known. */
record Measured(
        String elevator,
        Instant startedAt,
        @Nullable Instant arrivedAt,
        @Nullable String crew) {

    /** From the API's RescueRow. Contradicting evidence (grade X) is no known arrival. */
    static Measured of(JsonObject row) {
        JsonObject crew = row.getJsonObject("crew");
        String arrivedAt = "X".equals(row.getString("arrivalGrade")) ? null : row.getString("arrivedAt");
        return new Measured(
                row.getString("elevator"),
                Instant.parse(row.getString("startedAt")),
                arrivedAt == null ? null : Instant.parse(arrivedAt),
                crew == null ? null : crew.getString("id"));
    }

    @Nullable
    Long arrivalS() {
        return arrivedAt == null
                ? null
                : Duration.between(startedAt, Objects.requireNonNull(arrivedAt)).toSeconds();
    }
}
