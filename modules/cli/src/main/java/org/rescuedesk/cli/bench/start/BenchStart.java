package org.rescuedesk.cli.bench.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.bench.Cleared;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.embedded.EmbeddedParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a desk takes from its process's start until it is ready, with as large a register and as long a journal as are asked for. */
@Command(
        name = "start",
        description = {
            "Measure how long a desk with a large register and a long journal takes to start. 测量大规模登记数据和长日志下的启动时间。",
            "It makes up both first, which takes minutes, and starts the desk as a process of its own next to a database and a broker that run already: on an empty database, "
                    + "with a snapshot and the longest tail after it, and from the journal's first event. "
                    + "先生成数据（需数分钟），再以独立进程启动：空数据库；快照加最长尾部；从首个事件重放。"
        })
public final class BenchStart implements Callable<Integer> {
    private static final int MOST_EVENTS = 100_000_000;
    private static final int MOST_ELEVATORS = 1_000_000;
    private static final int CREWS = 200;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many events the journal has, at least (default: ${DEFAULT-VALUE}). 事件数。")
    private int events;

    @Option(
            names = "--elevators",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many elevators the register has (default: ${DEFAULT-VALUE}). 电梯数量。")
    private int elevators;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each start is measured (default: ${DEFAULT-VALUE}). 每项测量次数。")
    private int rounds;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "The desk's largest heap, as -Xmx has it (default: ${DEFAULT-VALUE}). 最大堆内存。")
    private String heap = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Make it up in this folder, keep it, and use it again the next time. 保留并复用数据的目录。")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (events < 1 || events > MOST_EVENTS || elevators < 1 || elevators > MOST_ELEVATORS || rounds < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--events is 1 to " + MOST_EVENTS + ", --elevators 1 to " + MOST_ELEVATORS
                            + ", --rounds 1 or more. --events 为 1 至 " + MOST_EVENTS + "，--elevators 为 1 至 "
                            + MOST_ELEVATORS + "，--rounds 不小于 1。");
        }
        Progress progress = new Progress(command.commandLine().getOut());
        Lifetime.run(progress, lifetime -> {
            Path folder = folder(lifetime);
            EmbeddedParts parts = progress.step(
                    "Starting the database and the broker",
                    "正在启动数据库和消息代理",
                    () -> lifetime.keep(
                            "database and the broker",
                            "数据库和消息代理",
                            EmbeddedParts.start(folder.resolve("parts"), 0, 0, progress::detail)));
            Filled filled = new Filled(parts, folder, new MadeUpProvince(elevators, CREWS), events);
            filled.make(progress);
            measure(filled, progress);
        });
        return 0;
    }

    private Path folder(Lifetime lifetime) throws Exception {
        if (data != null) return Files.createDirectories(data);
        Path folder = Files.createTempDirectory("rescue-desk-bench");
        lifetime.keep("measurement's folder", "测量数据夹", new Cleared(folder));
        return folder;
    }

    private void measure(Filled filled, Progress progress) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            new OneStart("empty 空数据库", heap, filled.empty()).measure(progress);
        }
        for (int round = 1; round <= rounds; round++) {
            new OneStart("snapshot and tail 快照加尾部", heap, filled.full()).measure(progress);
        }
        filled.putSnapshotsAside();
        try {
            new OneStart("from the first event 从首个事件重放", heap, filled.full()).measure(progress);
        } finally {
            filled.bringSnapshotsBack();
        }
    }
}
