package org.rescuedesk.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.server.Setting;

/** What the documents say is there. */
class DocumentsTest {

    private static final int LONGEST_DECISION = 25;
    private static final Set<String> NOT_OURS = Set.of("TreeMap", "KillMode", "TimeoutStopSec", "EnvironmentFile");

    @Test
    void theTableOfSettingsIsTheOneThatTheDeskReads() {
        String page = Checkout.text(Checkout.root().resolve("docs/operating.md"));
        assertThat(Checkout.find("^(\\| `RESCUE_[A-Z_]+` \\| (?:`[^`]+`)? \\| .*\\|)$", page))
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(DocumentsTest::row).toList());
    }

    private static String row(Setting setting) {
        String usual = setting.usual().map(value -> "`" + value + "`").orElse("");
        return "| `%s` | %s | %s |".formatted(setting.key(), usual, setting.meaning());
    }

    @Test
    void everyKeyThatADocumentNamesIsOne() throws IOException {
        Set<String> keys = Arrays.stream(Setting.values()).map(Setting::key).collect(toSet());
        assertThat(documents())
                .allSatisfy(document -> assertThat(Checkout.find("\\b(RESCUE_[A-Z_]*[A-Z])", Checkout.text(document)))
                        .as(document.toString())
                        .isSubsetOf(keys));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(documents())
                .allSatisfy(
                        document -> assertThat(Checkout.find("]\\((?!https?:|#)([^)#\\s]+)", Checkout.text(document)))
                                .as(document.toString())
                                .allSatisfy(link -> assertThat(document.resolveSibling(link))
                                        .exists()));
    }

    @Test
    void everyClassThatADocumentNamesExists() throws IOException {
        Set<String> classes = Checkout.sources("java").stream()
                .flatMap(file -> Stream.concat(
                        Stream.of(file.getFileName().toString().replace(".java", "")),
                        Checkout.find("\\b(?:record|class|interface|enum) (\\w+)", Checkout.text(file)).stream()))
                .collect(toSet());
        classes.addAll(NOT_OURS);
        assertThat(documents())
                .allSatisfy(document -> assertThat(
                                Checkout.find("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.\\w+)?`", Checkout.text(document)))
                        .as(document.toString())
                        .isSubsetOf(classes));
    }

    @Test
    void aDecisionIsReadInAMinute() throws IOException {
        try (Stream<Path> decisions = Files.list(Checkout.root().resolve("docs/decisions"))) {
            assertThat(decisions)
                    .isNotEmpty()
                    .allSatisfy(decision -> assertThat(Files.readAllLines(decision))
                            .as(decision.toString())
                            .hasSizeLessThanOrEqualTo(LONGEST_DECISION));
        }
    }

    private static List<Path> documents() throws IOException {
        Path root = Checkout.root();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(root::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
