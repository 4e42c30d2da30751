package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of the dashboard gives, on series that we know, the figure that we worked out, to the digit. */
class NowFiguresTest {
    @Test
    void noQueryIsLeftOut() {
        assertThat(SeededNow.queries())
                .containsExactlyElementsOf(Dashboard.now().queries().stream()
                        .map(Dashboard.Query::key)
                        .toList());
    }

    @Test
    void everyQueryGivesTheFigureToTheDigit(@TempDir Path folder) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("now.yml"), SeededNow.forPromtool(Dashboard.now()));
        Promtool.run("test", "rules", file.toString());
    }
}
