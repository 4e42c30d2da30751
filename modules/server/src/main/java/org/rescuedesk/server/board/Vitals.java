package org.rescuedesk.server.board;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the web asks of the other parts: whether the journal took the last batch (or a probe), how the write-ahead file is (ok, tight
 * or failing), whether MQTT is connected and gives back what is sent, how the broker is set up (ok, weak or unknown), and how many times faster than life a driven clock runs (null when it follows the wall).
 * Asked from any thread, and answered at once.
 */
public record Vitals(
        BooleanSupplier journal,
        Supplier<String> spool,
        BooleanSupplier mqtt,
        Supplier<String> broker,
        Supplier<@Nullable Double> speed) {}
