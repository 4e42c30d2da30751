package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench start} says of few events and elevators. It starts five processes: {@code ./mvnw test -pl modules/cli -am -Dbench.start=true -Dtest=BenchStartTest}. */
@EnabledIfSystemProperty(named = "bench.start", matches = "true")
class BenchStartTest {
    @Test
    void eachStartIsTimedAndTheSnapshotsTailIsAsLongAsItGets(@TempDir Path folder) {
        var first = run(folder, "12000");
        assertThat(first)
                .containsPattern("empty 空数据库: ready 就绪 [\\d.]+ s · JVM")
                .containsPattern("snapshot and tail 快照加尾部: ready 就绪 [\\d.]+ s")
                .containsPattern("Journal: 120\\d\\d facts, of which 99\\d\\d since the snapshot")
                .containsPattern("from the first event 从首个事件重放: ready 就绪 [\\d.]+ s")
                .containsPattern("Journal: 120\\d\\d facts, of which 120\\d\\d since the snapshot")
                .contains("Register version 1: 3000 elevators, 200 crews");
        assertThat(run(folder, "12000")).doesNotContain("Making up").contains("Register version 1: 3000 elevators");
    }

    private static String run(Path folder, String events) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(
                        "bench",
                        "start",
                        "--events",
                        events,
                        "--elevators",
                        "3000",
                        "--rounds",
                        "1",
                        "--heap",
                        "256m",
                        "--data",
                        folder.toString());
        assertThat(exit).as(err.toString()).isZero();
        return out.toString();
    }
}
