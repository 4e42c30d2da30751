package org.rescuedesk.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.chaos.stage.BrokerKind;
import org.rescuedesk.cli.chaos.stage.BrokerProcess;
import org.rescuedesk.cli.chaos.stage.SmallDisk;
import org.rescuedesk.cli.chaos.stage.WallClock;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.server.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks what is around a desk, and the desk, again and again. Exit code 0 only if nothing was lost, doubled or wrong. */
@Command(
        name = "chaos",
        description = {
            "Break a desk, its broker, its database and their links again and again, and judge what became of every rescue. "
                    + "反复破坏调度台、消息代理、数据库及其连接，并核对每一起救援。",
            "It ends with 0 only if nothing was lost, doubled or wrong. Slices that are done are not done again. "
                    + "仅当没有丢失、重复或错误时返回 0；已完成的片段不再重做。"
        },
        subcommands = {Outage.class, BrokerProcess.class})
public final class Chaos implements Callable<Integer> {
    private static final int FAULTS_A_SLICE = 25;
    /** A stepped clock makes times uncertain, and a database in memory is no usual one: only the last of so many slices or more has them. */
    private static final int COSTLY_FROM = 4;

    private static final int MOST = 100_000;

    @Option(
            names = "--faults",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many faults (default: ${DEFAULT-VALUE}). 故障数。")
    private int faults;

    @Option(
            names = "--rescues",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many times somebody is shut in (default: ${DEFAULT-VALUE}). 困人次数。")
    private int rescues;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What everything is drawn from (default: ${DEFAULT-VALUE}). 随机种子。")
    private Seed seed = Seed.USUAL;

    @Option(
            names = "--broker",
            paramLabel = "KIND",
            defaultValue = "both",
            description = "embedded, mosquitto, or both in turn (default: ${DEFAULT-VALUE}). 消息代理种类。")
    private String broker = "both";

    @Option(
            names = "--slice",
            paramLabel = "K/N",
            description = "Only the Kth of N slices (default: all, of 25 faults each). 只做第 K 个片段。")
    private @Nullable String slice;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where transcripts, logs and results are kept (default: .rescue-desk/chaos-SEED). 数据夹。")
    private @Nullable Path data;

    @Option(
            names = "--merge",
            paramLabel = "DIR",
            arity = "1..*",
            description = "Do nothing but print the results in these folders as one table. 仅汇总这些文件夹中的结果。")
    private List<Path> merge = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private boolean smallDisk;

    @Override
    public Integer call() throws Exception {
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var table = merge.isEmpty() ? play(progress) : new Table(merged());
        if (table == null) return 1;
        table.print(progress);
        boolean clean = table.isClean();
        progress.say(
                clean
                        ? "Nothing was lost, doubled or wrong. 没有丢失、重复或错误。"
                        : "Not everything is as it should be; see above. 存在偏差，见上。");
        return clean ? 0 : 1;
    }

    private List<Result> merged() throws IOException {
        var results = new ArrayList<Result>();
        for (var folder : merge) {
            try (var found = Files.walk(folder)) {
                for (var file : found.filter(each -> each.endsWith(Result.FILE))
                        .sorted()
                        .toList()) results.add(Result.read(file));
            }
        }
        if (results.isEmpty()) throw new CannotStart("There are no results in " + merge + ".", "这些文件夹中没有结果。");
        return results;
    }

    private @Nullable Table play(Progress progress) throws Exception {
        if (faults < 1 || faults > MOST || rescues < 1 || rescues > MOST)
            throw wrong("--faults and --rescues are 1 to " + MOST + ". --faults 和 --rescues 为 1 至 " + MOST + "。");
        var part = Part.read(slice, Math.max(1, faults / FAULTS_A_SLICE));
        if (part == null) throw wrong("--slice is K/N, as 2/4. --slice 形如 2/4。");
        var folder = (data == null ? Path.of(".rescue-desk", "chaos-" + seed) : data).toAbsolutePath();
        Files.createDirectories(folder);
        Logging.toFileIn(folder);
        smallDisk = SmallDisk.isPossible();
        sayWhatIsLeftOut(progress, part);
        var results = new ArrayList<Result>();
        for (int number = part.first; number <= part.last; number++) {
            var done = one(progress, folder, number, part.of);
            if (done == null) {
                progress.say("Ended by a signal; the same command goes on from here. 已被信号中止；用同一命令可继续。");
                return null;
            }
            results.add(done);
        }
        return new Table(results);
    }

    /** Which of how many slices. */
    private record Part(int first, int last, int of) {
        static @Nullable Part read(@Nullable String text, int usual) {
            if (text == null) return new Part(1, usual, usual);
            if (!text.matches("\\d{1,4}/\\d{1,4}")) return null;
            int number = Integer.parseInt(text.substring(0, text.indexOf('/')));
            int of = Integer.parseInt(text.substring(text.indexOf('/') + 1));
            return number < 1 || number > of ? null : new Part(number, number, of);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }

    private void sayWhatIsLeftOut(Progress progress, Part part) {
        if (!smallDisk)
            progress.say(
                    "LEFT OUT: full disks, for only a root that may mount can make a small one. 未包含磁盘写满：仅有挂载权限的 root 可建小磁盘。");
        if (!broker.equals("embedded") && !BrokerKind.MOSQUITTO.isHere())
            progress.say(
                    "LEFT OUT: mosquitto, which is not installed (Debian: apt-get install mosquitto). 未包含 mosquitto：未安装。");
        if (!WallClock.isPossible())
            progress.say(
                    "LEFT OUT: steps of the desk's clock, for there is no libfaketime (Debian: apt-get install faketime). "
                            + "未包含时钟跳变：未安装 libfaketime。");
        if (part.last < COSTLY_FROM || part.last < part.of)
            progress.say(
                    "LEFT OUT: steps of the desk's clock and a full disk of the database, which belong to the last of four slices or more. "
                            + "未包含时钟跳变和数据库磁盘写满：仅在不少于四个片段的末段进行。");
    }

    /** The result that stands already, or that of playing it; nothing when a signal ended it. */
    private @Nullable Result one(Progress progress, Path folder, int number, int of) throws Exception {
        var plan = plan(number, of);
        var own = folder.resolve("slice-%02d-of-%02d".formatted(number, of));
        var file = own.resolve(Result.FILE);
        if (Files.exists(file)) {
            var result = Result.read(file);
            if (!result.name().equals(plan.name()))
                throw new CannotStart(
                        "The folder %s holds another run (%s); name another by --data.".formatted(own, result.name()),
                        "该文件夹存有另一次运行；请用 --data 另选。");
            progress.say(plan.name() + " is done already. 已完成。");
            return result;
        }
        for (var disk : List.of("desk", "database")) SmallDisk.takeAway(own.resolve(disk));
        clear(own);
        Files.createDirectories(own);
        var result = new Result[1];
        Lifetime.run(
                progress,
                lifetime -> result[0] = Slice.run(lifetime, progress, plan, own).result());
        if (result[0] == null) return null;
        result[0].write(own);
        if (result[0].deviations().isEmpty()) for (var big : List.of("database", "broker")) clear(own.resolve(big));
        return result[0];
    }

    private Slice.Plan plan(int number, int of) {
        var all = Faults.draw(seed.number(), faults, smallDisk);
        int from = (number - 1) * faults / of;
        int until = number * faults / of;
        var some = all.subList(from, until);
        if (number == of && of >= COSTLY_FROM)
            some = Faults.withCostly(seed.number(), some, WallClock.isPossible(), smallDisk);
        int share = number * rescues / of - (number - 1) * rescues / of;
        var kind = kind(number);
        var name = "seed %s %d/%d %s %df %dr"
                .formatted(seed, number, of, kind.name().toLowerCase(java.util.Locale.ROOT), until - from, share);
        return new Slice.Plan(name, seed.number() * MOST + number, some, share, kind, Slice.Scale.USUAL);
    }

    private BrokerKind kind(int number) {
        if (broker.equals("both")) {
            boolean other = number % 2 == 0 && BrokerKind.MOSQUITTO.isHere();
            return other ? BrokerKind.MOSQUITTO : BrokerKind.EMBEDDED;
        }
        try {
            return BrokerKind.valueOf(broker.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--broker is embedded, mosquitto or both. --broker 为 embedded、mosquitto 或 both。");
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        try (var found = Files.walk(folder)) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
