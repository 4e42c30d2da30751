package org.rescuedesk.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file is read in one sitting, and a package is taken in at one glance. */
class SourceSizeTest {

    private static final int MOST_LINES = 400;
    private static final int MOST_FILES_IN_A_PACKAGE = 18;
    private static final Set<String> NOT_OURS = Set.of("target", "vendor", "node_modules");

    @Test
    void noSourceFileIsLongerThanFourHundredLines() {
        assertThat(sources("java", "js", "mjs", "css"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readAllLines(file))
                        .as("lines of %s", file)
                        .hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void noPackageHoldsMoreThanEighteenFiles() {
        Map<Path, Long> filesByPackage = sources("java").stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, counting()));
        assertThat(filesByPackage)
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as("files in %s", folder).isLessThanOrEqualTo(MOST_FILES_IN_A_PACKAGE));
    }

    private static List<Path> sources(String... endings) {
        return Stream.of("modules", "simulator")
                .map(root()::resolve)
                .flatMap(SourceSizeTest::files)
                .filter(file ->
                        Stream.of(endings).anyMatch(ending -> file.toString().endsWith("." + ending)))
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

    /** The folder that holds the wrapper, wherever the test was started from. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            assertThat(folder).as("a folder above with mvnw in it").isNotNull();
        }
        return folder;
    }
}
