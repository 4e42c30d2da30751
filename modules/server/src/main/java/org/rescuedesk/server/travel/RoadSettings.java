package org.rescuedesk.server.travel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is set of travel times: where OSRM's services are, if they are anywhere, by which profile its roads were prepared, an extract of
 * OpenStreetMap for an engine in the desk's own process, how long an engine may take, and the file of a calibration (or {@code built-in}), if one is to be taken up.
 */
public record RoadSettings(
        @Nullable URI osrm,
        String profile,
        @Nullable Path extract,
        Duration patience,
        @Nullable String calibration) {

    /** Nothing of a password: this reaches logs. */
    @Override
    public String toString() {
        return "RoadSettings[osrm=%s, profile=%s, extract=%s, patience=%s, calibration=%s]"
                .formatted(osrm == null ? null : osrm.getHost(), profile, extract, patience, calibration);
    }
}
