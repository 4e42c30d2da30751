package org.rescuedesk.store;

import java.time.Instant;

/**
 * A message that could not be used, as it is kept: {@code size} bytes came, {@code preview} is their beginning as UTF-8, what is
 * none of it shown as U+FFFD; {@code reason} is named as its counter is.
 */
public record KeptInput(
        long id, Instant receivedAt, String topic, int size, String reason, String sentence, String preview) {}
