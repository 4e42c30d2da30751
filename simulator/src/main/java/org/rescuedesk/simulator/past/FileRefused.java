package org.rescuedesk.simulator.past;

import org.jspecify.annotations.Nullable;

/** A file that can't be played; the message says which row and why, in Chinese and English. */
public final class FileRefused extends RuntimeException {

    FileRefused(String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " " + english, cause);
    }
}
