package org.rescuedesk.cli.rerun;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.core.rerun.Change;
import org.rescuedesk.core.rerun.Rereading;
import org.rescuedesk.server.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every decision of a journal once more, and what if. Exit code 0: all came out the same, 1: one did not. */
@Command(
        name = "replay",
        description = {
            "Make every decision of a journal again, and compare byte for byte. 重新作出日志中的每个决定，并逐字节对照。",
            "With --what-if, --policy or --station it also says what would have been decided; docs/decisions-rerun.md. "
                    + "可用 --what-if、--policy、--station 推演不同情形；见 docs/decisions-rerun.md。"
        })
public final class Replay implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "0..1",
            description =
                    "What export wrote, with --register; without it the database that serve uses. 证据包文件；缺省为 serve 所用的数据库。")
    private @Nullable Path bundle;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of a desk with its own database. 数据文件夹。")
    private @Nullable Path data;

    @Option(
            names = "--register",
            paramLabel = "[VERSION=]DIR",
            description = "A register's folder, for a version or for all, in place of the stored one. 登记数据文件夹。")
    private List<String> registers = List.of();

    @Option(
            names = "--what-if",
            paramLabel = "WORDS",
            description = "'crew ID free', 'crew ID off duty' or 'crew ID at LAT,LON'; may be repeated. 假设；可重复。")
    private List<String> whatIfs = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Rules that were in force from the beginning, in place of those of the same area. 假设的规则文件；可重复。")
    private List<Path> policies = List.of();

    @Option(
            names = "--station",
            paramLabel = "LAT,LON,N",
            description = "N more crews of the firm under contract stood free there. 假设另有 N 组合同单位人员在此待命；可重复。")
    private List<String> stations = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write all of it as JSON, too. 同时写出 JSON 文件。")
    private @Nullable Path json;

    @Option(
            names = "--made-up",
            paramLabel = "DAYS",
            description = "No journal, but so many days that the desk lives through now, by --seed. 不读日志，改用随机生成的若干天。")
    private @Nullable Integer days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the made-up days are drawn from (default: 1). 随机种子。")
    private @Nullable Seed seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        requireOneSource();
        requireNew(json);
        List<Change> changes = Wishes.read(whatIfs, policies, stations);
        Rereading rereading = read(new Source(new RegisterFolders(registers), changes, progress));
        requireKnown(rereading);
        progress.show(Shown.table(rereading));
        if (!changes.isEmpty()) progress.show(Shown.whatIf(rereading.effects()));
        if (json != null)
            Files.writeString(json, RerunJson.of(rereading, !changes.isEmpty()).encodePrettily() + "\n");
        return rereading.differences().isEmpty() ? 0 : DIFFERENT;
    }

    private Rereading read(Source source) throws Exception {
        if (days != null) return source.madeUp(days, (seed == null ? Seed.USUAL : seed).number());
        return bundle == null ? source.database(data) : source.bundle(bundle);
    }

    private void requireOneSource() {
        int sources = (bundle == null ? 0 : 1) + (data == null ? 0 : 1) + (days == null ? 0 : 1);
        if (sources > 1)
            throw new CannotStart(
                    "Name one journal only: a bundle, --data or --made-up.", "证据包、--data、--made-up 只能选其一。");
        if (days != null && (days < 1 || days > 366))
            throw new CannotStart("--made-up takes 1 to 366 days.", "--made-up 为 1 至 366 天。");
        if (days == null && seed != null)
            throw new CannotStart(
                    "--seed is of days that are made up: it goes with --made-up.", "--seed 须与 --made-up 同用。");
        if (days != null && !registers.isEmpty())
            throw new CannotStart(
                    "--register is a journal's: days that are made up have their own.", "--register 不能与 --made-up 同用。");
    }

    private static void requireNew(@Nullable Path file) {
        if (file != null && Files.exists(file))
            throw new CannotStart(
                    "There is a file %s already; name another by --json.".formatted(file),
                    "文件 %s 已存在，请用 --json 另选文件名。".formatted(file));
        if (file != null
                && !Files.isDirectory(
                        Objects.requireNonNull(file.toAbsolutePath().getParent())))
            throw new CannotStart(
                    "There is no folder for the file %s; make it, or name another by --json.".formatted(file),
                    "文件 %s 所在的文件夹不存在，请先建立，或用 --json 另选文件名。".formatted(file));
    }

    private static void requireKnown(Rereading rereading) {
        if (rereading.unknown().isEmpty()) return;
        var names = rereading.unknown().stream().map(Object::toString).collect(Collectors.joining(", "));
        throw new CannotStart(
                "No register that this journal went by has the crew %s.".formatted(names),
                "登记数据中没有人员 %s。".formatted(names));
    }
}
