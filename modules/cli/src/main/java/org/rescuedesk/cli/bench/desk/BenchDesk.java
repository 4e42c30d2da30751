package org.rescuedesk.cli.bench.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.bench.MadeUpProvince;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long the desk takes to decide one command, and whether that grows with what is open. */
@Command(
        name = "desk",
        description = {
            "Measure how long one command takes: deciding it, and the next desk. 测量调度台处理一条指令的时间。",
            "In memory, without database or broker; a kind each, and a realistic mix of all. 仅在内存中，按种类及合计。"
        })
public final class BenchDesk implements Callable<Integer> {
    private static final int ELEVATORS = 20_000;
    private static final int MOST_CREWS = 100_000;
    private static final int MOST_ROUNDS = 1_000_000;

    @Option(
            names = "--open",
            paramLabel = "N",
            split = ",",
            defaultValue = "10,100,1000",
            description = "How many rescues are open, once for each (default: ${DEFAULT-VALUE}). 同时进行的救援数。")
    private List<Integer> open = List.of();

    @Option(
            names = "--crews",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many crews are on duty and on the move (default: ${DEFAULT-VALUE}). 在班人员组数。")
    private int crews;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Rounds of a dozen commands, after as many to warm up (default: ${DEFAULT-VALUE}). 轮数。")
    private int rounds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        boolean fits = open.stream().allMatch(each -> each >= 10 && each <= crews / 2 && each <= ELEVATORS / 4);
        if (!fits || crews > MOST_CREWS || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--open is 10 to half of --crews, at most 5000; --crews at most 100000; --rounds 1 to 1000000. "
                            + "--open 为 10 至人员组数的一半，最多 5000；--crews 最多 100000；--rounds 为 1 至 1000000。");
        }
        Progress progress = new Progress(command.commandLine().getOut());
        Map<Integer, Timings> measured = new TreeMap<>();
        for (int each : open) {
            progress.step(
                    "%,d open rescues, %,d crews".formatted(each, crews),
                    "%,d 起救援".formatted(each),
                    () -> measured.put(each, measure(each, progress)));
        }
        progress.show(table(measured));
        return 0;
    }

    private Timings measure(int number, Progress progress) {
        Timings timings = new Timings();
        BusyDesk desk = new BusyDesk(new MadeUpProvince(ELEVATORS, crews), number, timings);
        for (int n = 0; n < rounds; n++) desk.round();
        timings.clear();
        for (int n = 0; n < rounds; n++) desk.round();
        progress.detail("%,d open, %,d more that ended within the hour 进行中 %,d 起"
                .formatted(desk.open(), desk.all() - desk.open(), desk.open()));
        return timings;
    }

    private static String table(Map<Integer, Timings> measured) {
        StringBuilder text = new StringBuilder(String.format("%-10s %8s", "ms 毫秒", "n"));
        measured.keySet()
                .forEach(number ->
                        text.append(String.format(Locale.ROOT, "  %,7d open: %-8s %8s", number, "median", "p99")));
        Timings first = measured.values().iterator().next();
        for (String kind : first.kinds()) {
            text.append(String.format(Locale.ROOT, "%n%-10s %,8d", kind, first.count(kind)));
            measured.values().forEach(each -> cell(text, each.medianMs(kind), each.p99Ms(kind)));
        }
        text.append(String.format("%n%-10s %8s", "all 合计", ""));
        measured.values().forEach(each -> cell(text, each.quantileMs(0.5), each.quantileMs(0.99)));
        return text.toString();
    }

    private static void cell(StringBuilder text, double median, double p99) {
        text.append(String.format(Locale.ROOT, "  %13s %8.3f %8.3f", "", median, p99));
    }
}
