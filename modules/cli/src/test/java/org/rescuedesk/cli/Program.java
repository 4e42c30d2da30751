package org.rescuedesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a person starts it; what it says on both streams. */
public record Program(Process process, BufferedReader output, List<String> said) implements AutoCloseable {

    private static final long LONGEST_S = 120;

    public static Program start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("RESCUE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new Program(process, process.inputReader(UTF_8), new ArrayList<>());
    }

    /** The rest of the line that begins with the words; fails with all that was said instead. */
    String waitFor(String words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.strip().startsWith(words)) {
                return line.strip().substring(words.length()).strip();
            }
        }
        throw new AssertionError("it ended without \"" + words + "\": " + text());
    }

    /** The address of the board, once it is there. */
    public String waitForBoard() throws IOException {
        return "http://" + waitFor("Board 看板                     http://");
    }

    /** What a service manager does; unlike the process's own way, this leaves its last words to be read. */
    int end() throws IOException, InterruptedException {
        process.toHandle().destroy();
        return waitForEnd();
    }

    public int waitForEnd() throws IOException, InterruptedException {
        output.lines().forEach(said::add);
        assertThat(process.waitFor(LONGEST_S, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    public String text() {
        return String.join("\n", said);
    }

    /** Not killed, or it would leave its database behind. */
    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(LONGEST_S, SECONDS)) {
            process.destroyForcibly();
        }
    }
}
