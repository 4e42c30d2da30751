package org.rescuedesk.cli.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.chaos.stage.BrokerKind;
import org.rescuedesk.cli.option.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One long fault under a steady load: how fast orders leave meanwhile, and how soon all is made good afterwards. */
@Command(
        name = "outage",
        description = {
            "Take the database or the broker away for long while people are shut in, and tell how fast orders left and how soon "
                    + "all was made good. 长时间断开数据库或消息代理，测量派单时延与恢复时间。",
            "It ends with 0 only if nothing was lost, doubled or wrong. 仅当没有丢失、重复或错误时返回 0。"
        })
final class Outage implements Callable<Integer> {
    private static final int CREWS = 200;
    /** What the contract asks of a controller (docs/mqtt.md). */
    private static final Duration REPEATS_EVERY = Duration.ofSeconds(30);

    private static final int MOST_RATE = 100;

    /** What can be taken away. */
    enum Part {
        DATABASE,
        BROKER
    }

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "database",
            description = "database or broker (default: ${DEFAULT-VALUE}). 断开的部件。")
    private Part part = Part.DATABASE;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long, as 90s or 10m (default: ${DEFAULT-VALUE}). 断开时长。")
    private Duration away = Duration.ofMinutes(10);

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many are shut in each second (default: ${DEFAULT-VALUE}). 每秒困人次数。")
    private int rate = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What everything is drawn from (default: ${DEFAULT-VALUE}). 随机种子。")
    private Seed seed = Seed.USUAL;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A new folder for transcript and logs (default: .rescue-desk/outage-PART-SEED). 数据夹。")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (rate < 1 || rate > MOST_RATE)
            throw new ParameterException(line, "--rate is 1 to " + MOST_RATE + ". --rate 为 1 至 " + MOST_RATE + "。");
        var word = part.name().toLowerCase(Locale.ROOT);
        var folder = (data == null ? Path.of(".rescue-desk", "outage-" + word + "-" + seed) : data).toAbsolutePath();
        if (Files.exists(folder.resolve("transcript.jsonl")))
            throw new ParameterException(line, folder + " holds an earlier run; name a new one by --data. 该文件夹已有数据。");
        Files.createDirectories(folder);
        Logging.toFileIn(folder);
        var progress = new Progress(line.getOut());
        var played = new Slice.Played[1];
        Lifetime.run(progress, lifetime -> played[0] = Slice.run(lifetime, progress, plan(word), folder));
        return played[0] == null ? 1 : tell(progress, played[0]);
    }

    private Slice.Plan plan(String word) {
        var which = part == Part.DATABASE ? Fault.Which.DATABASE : Fault.Which.BROKER;
        int cries = Math.toIntExact(away.toSeconds() * rate);
        return new Slice.Plan(
                "%s away %d s, %d a second".formatted(word, away.toSeconds(), rate),
                seed.number(),
                List.of(new Fault.Kill(which, away.toMillis())),
                cries,
                BrokerKind.EMBEDDED,
                new Slice.Scale(CREWS, REPEATS_EVERY, false));
    }

    private static int tell(Progress progress, Slice.Played played) {
        var table = new Table(List.of(played.result()));
        table.print(progress);
        var struck = played.struck().get(0);
        var waits = Waits.of(played.ledger(), struck);
        progress.say("Cries while it was away 断开期间困人: " + waits.cries());
        progress.say("From the first cry to the first order 首次呼救至首次派单: " + waits.toOrder());
        progress.say("Away until the desk was well again, all of it in the journal 恢复至全部入库: %s s"
                .formatted(Progress.seconds(Duration.between(struck.mendedAt(), struck.wellAt()))));
        progress.say("Until the last of %d waiting controllers was told \"saved\" 恢复至末位控制器获知已保存: %s s"
                .formatted(waits.unsaved(), Progress.seconds(waits.untilSaved())));
        return table.isClean() ? 0 : 1;
    }
}
