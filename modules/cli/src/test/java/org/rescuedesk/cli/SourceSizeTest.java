package org.rescuedesk.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file is read in one sitting, and a package is taken in at one glance. */
class SourceSizeTest {

    private static final int MOST_LINES = 400;
    private static final int MOST_FILES_IN_A_PACKAGE = 18;

    @Test
    void noSourceFileIsLongerThanFourHundredLines() {
        assertThat(Checkout.sources("java", "js", "mjs", "css"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readAllLines(file))
                        .as("lines of %s", file)
                        .hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void noPackageHoldsMoreThanEighteenFiles() {
        Map<Path, Long> filesByPackage = Checkout.sources("java").stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, counting()));
        assertThat(filesByPackage)
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as("files in %s", folder).isLessThanOrEqualTo(MOST_FILES_IN_A_PACKAGE));
    }
}
