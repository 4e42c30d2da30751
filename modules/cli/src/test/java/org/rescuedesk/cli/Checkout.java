package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's files as they stand in the checkout that the tests run in. */
public final class Checkout {

    private static final Set<String> NOT_OURS = Set.of("target", "vendor", "node_modules");

    private Checkout() {}

    /** The folder that holds the wrapper, wherever the test was started from. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            assertThat(folder).as("a folder above with mvnw in it").isNotNull();
        }
        return folder;
    }

    /** All files below the modules and the simulator that are ours and end like this. */
    static List<Path> sources(String... endings) {
        return Stream.of("modules", "simulator")
                .map(root()::resolve)
                .flatMap(Checkout::files)
                .filter(file ->
                        Stream.of(endings).anyMatch(ending -> file.toString().endsWith("." + ending)))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the pattern's first group finds, in order. */
    static List<String> find(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream()
                    .filter(child -> !NOT_OURS.contains(child.getFileName().toString()))
                    .flatMap(child -> Files.isDirectory(child) ? files(child) : Stream.of(child));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
