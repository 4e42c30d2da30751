package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What {@code bench ingest} says at a rate that any machine bears; the figures of docs/telemetry.md come from longer runs. */
class IngestTest {

    @Test
    void aSteadyRateIsTakenInWithoutLossAndOrdersLeaveMeanwhile() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("bench", "ingest", "--for", "5s", "--beside", "2s", "--rate", "1000", "--elevators", "1000");

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("\\(a\\) the same client, throwing away 丢弃: +[\\d,]{4,} samples/s")
                .containsPattern("\\(b\\) the same rows, from a file 文件写入: +[\\d,]{4,} samples/s")
                .containsPattern("durable through the desk 经调度台入库: +\\d[\\d,]* samples/s, \\d+\\.\\d\\d of the slower")
                .containsPattern("loss 丢失: 0 of [\\d,]{5,} sent in .* shed by the desk: 0")
                .containsPattern("orders meanwhile 同时派警: 10 of 10, .*p99 \\d+ ms");
    }
}
