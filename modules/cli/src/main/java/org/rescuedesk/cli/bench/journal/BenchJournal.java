package org.rescuedesk.cli.bench.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.bench.Cleared;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.tape.Tapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many facts a second become durable, beside the floor that they stand on: see {@link Ways}. */
@Command(
        name = "journal",
        description = {
            "Measure how fast facts become durable, beside the same statements by plain JDBC. 测量记录写入日志的速度，并与纯 JDBC 对照。",
            "All of it runs on a database of its own with fsync on. 使用自带数据库，fsync 开启。"
        })
public final class BenchJournal implements Callable<Integer> {
    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");
    private static final MadeUpProvince PROVINCE = new MadeUpProvince(20_000, 1_000);
    private static final int MOST = 10_000_000;
    private static final int MOST_WAITING = 100_000;

    @Option(
            names = "--facts",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many facts are measured, at least (default: ${DEFAULT-VALUE}). 事件数。")
    private int facts;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "How many turns both ways take, one before them that is not counted (default: ${DEFAULT-VALUE}). 轮数。")
    private int rounds;

    @Option(
            names = "--waiting",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many wait for the desk's answers at any time (default: ${DEFAULT-VALUE}). 同时等待答复的请求数。")
    private int waiting;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20261123",
            description = "Which day it is (default: ${DEFAULT-VALUE}). 随机种子。")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (rounds < 1 || rounds > facts || facts > MOST || waiting < 1 || waiting > MOST_WAITING) {
            throw new ParameterException(
                    command.commandLine(),
                    "--rounds is 1 to --facts, --facts at most " + MOST + ", --waiting 1 to " + MOST_WAITING
                            + ". --rounds 为 1 至 --facts，--facts 不超过 " + MOST + "，--waiting 为 1 至 " + MOST_WAITING
                            + "。");
        }
        Progress progress = new Progress(command.commandLine().getOut());
        Path folder = Files.createTempDirectory("rescue-desk-bench");
        Lifetime.run(progress, lifetime -> {
            lifetime.keep("measurement's folder", "测量数据夹", new Cleared(folder));
            EmbeddedDatabase database = progress.step(
                    "Starting the database",
                    "正在启动数据库",
                    () -> lifetime.keep(
                            "database",
                            "数据库",
                            EmbeddedDatabase.start(folder.resolve("database"), 0, progress::detail)));
            measure(database, folder, lifetime, progress);
        });
        return 0;
    }

    private void measure(EmbeddedDatabase database, Path folder, Lifetime lifetime, Progress progress)
            throws Exception {
        Groups groups = new Groups(memory(database, "desk", lifetime).journal());
        Desk empty = Desk.empty(
                new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30)), PROVINCE.register());
        BusyDay day = new BusyDay(PROVINCE, empty, BEGIN, seed);
        ThroughLoop loop =
                lifetime.keep("desk", "调度台", new ThroughLoop(groups, empty, BEGIN, folder.resolve("spool"), waiting));
        Ways ways = new Ways(
                loop,
                groups,
                memory(database, "alone", lifetime),
                memory(database, "recorded", lifetime),
                memory(database, "plain", lifetime));
        for (int round = 0; round <= rounds; round++) {
            boolean counted = round > 0;
            progress.step(
                    counted ? "Round " + round : "Warming up",
                    counted ? "第 " + round + " 轮" : "预热",
                    () -> ways.take(day.next(facts / rounds), counted));
        }
        ways.report(progress);
    }

    private static Memory memory(EmbeddedDatabase database, String name, Lifetime lifetime) {
        String url = Tapes.beside(database.jdbcUrl(), database.user(), database.password(), name);
        return lifetime.keep(
                "database's connections", "数据库连接", Memory.open(url, database.user(), database.password(), line -> {}));
    }
}
