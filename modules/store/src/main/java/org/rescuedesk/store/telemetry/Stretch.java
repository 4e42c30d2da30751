package org.rescuedesk.store.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.telemetry.ServiceMode;

/**
 * What the samples of some minutes from {@code at} on say together: how many runs were made, in which share of the samples (0 to
 * 1) the car moved, its doors were not closed and somebody was inside, whether the power was ever away, and all service modes.
 * What no sample told is null.
 */
public record Stretch(
        Instant at,
        int samples,
        @Nullable Long runs,
        @Nullable Double running,
        @Nullable Double doorNotClosed,
        @Nullable Double passenger,
        @Nullable Boolean powerLost,
        List<ServiceMode> modes) {}
