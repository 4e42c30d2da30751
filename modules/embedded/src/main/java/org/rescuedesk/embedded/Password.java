package org.rescuedesk.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A password in a file that its owner alone can read: any local user reaches the loopback, so trust won't do. */
final class Password {

    private static final int BYTES = 24;

    private Password() {}

    /** Reads the file; makes it at the first time, whole or not at all. */
    static String in(Path folder) throws IOException {
        Path file = file(folder);
        if (Files.notExists(file)) {
            Path making = Files.createTempFile(folder, "password", ".new"); // 0600
            Files.writeString(making, random(), US_ASCII);
            Files.move(making, file, ATOMIC_MOVE);
        }
        return Files.readString(file, US_ASCII).strip();
    }

    static Path file(Path folder) {
        return folder.resolve("password");
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
