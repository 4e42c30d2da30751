package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of a dashboard gives, on series that we know, the figure that we worked out, to the digit. */
class DashboardFiguresTest {
    static Stream<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noQueryIsLeftOut(Dashboard dashboard) {
        assertThat(Seeded.of(dashboard).queries())
                .containsExactlyElementsOf(
                        dashboard.queries().stream().map(Dashboard.Query::key).toList());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryGivesTheFigureToTheDigit(Dashboard dashboard, @TempDir Path folder)
            throws IOException, InterruptedException {
        var file = Files.writeString(
                folder.resolve(dashboard.name() + ".yml"), Seeded.of(dashboard).forPromtool());
        Promtool.run("test", "rules", file.toString());
    }
}
