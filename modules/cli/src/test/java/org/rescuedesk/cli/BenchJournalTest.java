package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What {@code bench journal} says of a few facts; the figures of docs/reliability.md come from longer runs. */
class BenchJournalTest {

    @Test
    void theSameFactsGoThroughADeskThroughTheJournalAndByPlainJdbc() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("bench", "journal", "--facts", "1500", "--rounds", "1", "--waiting", "200");

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("1,5\\d\\d facts in \\d+ commits .* 1[01]\\.\\d statements and \\d+ rows a commit")
                .containsPattern(
                        "\\(a\\) through a whole desk .* +[\\d,]+ facts/s, a commit p50 [\\d.]+ ms, p99 [\\d.]+ ms")
                .containsPattern("\\(b\\) the commit path alone .* +[\\d,]+ facts/s")
                .containsPattern("\\(c\\) the same statements, plain JDBC .* +[\\d,]+ facts/s")
                .containsPattern("\\(b\\) is \\d+\\.\\d\\d of \\(c\\), \\(a\\) \\d+\\.\\d\\d");
    }
}
