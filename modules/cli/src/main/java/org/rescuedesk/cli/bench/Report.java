package org.rescuedesk.cli.bench;

import java.time.Duration;
import java.util.Locale;
import org.rescuedesk.cli.Progress;

/** Prints the figures as they come, and at last each beside the others. */
final class Report {

    private final Progress progress;
    private double thrownAway;
    private double fromFile;

    Report(Progress progress) {
        this.progress = progress;
    }

    void thrownAway(Flow.Sent sent) {
        thrownAway = sent.aSecond();
    }

    void fromFile(Flow.Sent sent) {
        fromFile = sent.aSecond();
    }

    void throughDesk(ThroughDesk.Result result) {
        Flow.Sent flow = result.flow();
        double slower = Math.min(thrownAway, fromFile);
        say("(a) the same client, throwing away 丢弃:  %,9.0f samples/s", thrownAway);
        say("(b) the same rows, from a file 文件写入:   %,9.0f samples/s", fromFile);
        say(
                "durable through the desk 经调度台入库:   %,9.0f samples/s, %.2f of the slower",
                flow.aSecond(), flow.aSecond() / slower);
        say(
                "CPU per sample 每样本 CPU: %.0f µs in the desk's telemetry threads, %.0f µs in the database, %.0f µs in all,"
                        + " with broker and sender",
                micros(result.cpu().telemetry(), flow),
                micros(result.cpu().database(), flow),
                micros(result.cpu().process().plus(result.cpu().database()), flow));
        say(
                "loss 丢失: %,d of %,d sent in %s s; shed by the desk: %,d",
                flow.lost(), flow.sent(), Progress.seconds(flow.length()), result.shed());
        Orders.Latencies orders = result.orders();
        say(
                "orders meanwhile 同时派警: %d of %d, p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                orders.took().size(), orders.cries(), orders.ms(0.5), orders.ms(0.99), orders.ms(1));
    }

    private void say(String line, Object... values) {
        progress.say(String.format(Locale.ROOT, line, values));
    }

    private static double micros(Duration cpu, Flow.Sent flow) {
        return flow.taken() == 0 ? Double.NaN : cpu.toNanos() / 1e3 / flow.taken();
    }
}
