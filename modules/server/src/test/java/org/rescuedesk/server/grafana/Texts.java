package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** What is said to people is said in Chinese and in English. */
final class Texts {
    private Texts() {}

    /** Both stand in the text, Chinese first; a slash or an empty line between them. */
    static Consumer<String> isInBothLanguages() {
        return text ->
                assertThat(text).matches("(?s)[^/\\n]*\\p{IsHan}.*(?: / |\\n\\n)(?=.*[A-Za-z]{2})[^\\p{IsHan}]*");
    }
}
