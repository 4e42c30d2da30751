package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to a process and all that it started, by their numbers and to nobody else. */
public final class Signals {
    private static final long LONGEST_DEATH_S = 10;
    private static final long LOOKS_EVERY_MS = 5;

    private Signals() {}

    /** STOP, CONT, TERM or KILL. What has ended meanwhile needs none. */
    public static void send(String signal, ProcessHandle process) {
        var living = Stream.concat(Stream.of(process), process.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
        if (living.isEmpty()) return;
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        living.forEach(each -> command.add(String.valueOf(each.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (signal.equals("KILL")) awaitDeath(living);
        } catch (IOException e) {
            throw new IllegalStateException("There is no kill here.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitDeath(List<ProcessHandle> dying) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_DEATH_S);
        while (dying.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < until)
            TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MS);
    }
}
