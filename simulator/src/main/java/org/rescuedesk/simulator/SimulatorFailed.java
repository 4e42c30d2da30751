package org.rescuedesk.simulator;

import org.jspecify.annotations.Nullable;

/** The simulation can't begin or go on; the message says why, in Chinese and English, and what might be done. */
public final class SimulatorFailed extends RuntimeException {

    SimulatorFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
