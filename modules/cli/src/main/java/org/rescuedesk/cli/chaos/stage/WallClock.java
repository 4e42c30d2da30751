package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the desk, and nobody else, takes for the machine's clock, by libfaketime. The machine's own is never set; monotonic time is
 * left as it is.
 */
public final class WallClock {
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final Path file;

    WallClock(Path folder) throws IOException {
        this.file = Files.createDirectories(folder).resolve("desk-clock");
        step(0);
    }

    /** Whether the library is here. */
    public static boolean isPossible() {
        return library() != null;
    }

    private static @Nullable Path library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
                .map(folder -> Path.of(folder, LIBRARY))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    /** What the desk is started with, so that it looks there every second. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                String.valueOf(library()),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "NO_FAKE_STAT",
                "1");
    }

    /** So many milliseconds ahead of the machine's, or behind. */
    public void step(long ms) throws IOException {
        var next = file.resolveSibling("desk-clock.next");
        Files.writeString(next, String.format(Locale.ROOT, "%+.3f", ms / 1000.0));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
