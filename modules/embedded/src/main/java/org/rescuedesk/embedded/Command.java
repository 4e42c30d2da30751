package org.rescuedesk.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program run to its end, with nothing of the operator's own PostgreSQL or language settings around it. */
final class Command {

    private Command() {}

    /** Refuses with what the program printed when it fails. Waits on even when the thread is interrupted. */
    static void run(List<String> command, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        Process process = builder.start();
        IOException unread = write(input, process);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0 || unread != null) {
            throw new IOException("%s ended with %d: %s".formatted(command.get(0), status, output.strip()), unread);
        }
    }

    /** A program that ends early does not read; what it printed says more than the broken pipe. */
    private static @Nullable IOException write(String input, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
