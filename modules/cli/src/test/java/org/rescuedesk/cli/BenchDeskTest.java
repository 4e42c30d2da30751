package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchDeskTest {
    @Test
    void eachKindOfCommandIsTimedAndSoIsTheMixOfAll() {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("bench", "desk", "--open", "10,20", "--crews", "60", "--rounds", "20");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("10 open, ", "20 open, ", "cry ", "accept ", "position ", "check ", "all 合计");
    }
}
