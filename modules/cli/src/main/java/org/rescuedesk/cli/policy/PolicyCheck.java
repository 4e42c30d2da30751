package org.rescuedesk.cli.policy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.keep.KeptDatabase;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.policy.PolicyFolder;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.register.Registers;
import org.rescuedesk.wire.policy.Length;
import org.rescuedesk.wire.policy.Mistake;
import org.rescuedesk.wire.policy.PolicyFiles;
import org.rescuedesk.wire.policy.PolicyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what files of rules say, or all that is wrong with them; changes nothing. */
@Command(
        name = "check",
        description = {
            "Say what files of rules say, or every mistake in them; nothing is changed. 检查规则文件，不作改动。",
            "With --data or --journal they are held to the desk's register and to the rules that its journal knows: a version that a desk would refuse is told. "
                    + "docs/policy.md. 加 --data 或 --journal 时，与登记数据及已采用的规则核对。"
        })
final class PolicyCheck implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final String NONE = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER|FILE",
            description = "Files, and folders of files ending in .yaml. 规则文件或其文件夹。")
    private List<Path> paths = List.of();

    @Option(
            names = "--register",
            paramLabel = "FOLDER",
            description = "A register's CSV files, whose areas and time zones are to fit. 登记数据文件夹。")
    private @Nullable Path register;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder of a desk, running or not, that brings its own database. 救援台的数据文件夹。")
    private @Nullable Path data;

    @Option(names = "--journal", description = "The database that serve uses. 与 serve 相同的数据库。")
    private boolean journal;

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, String> given;

    PolicyCheck() {
        this(System.getenv());
    }

    /** In an environment of its own. */
    PolicyCheck(Map<String, String> environment) {
        given = Map.copyOf(environment);
    }

    /** What the files are held to. */
    private record Held(@Nullable Register register, PolicyBook book) {}

    @Override
    public Integer call() throws Exception {
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var settings = settings();
        var held = held(settings, progress);
        var read = PolicyFiles.read(paths, held.register(), settings.zone());
        var now = Clock.systemUTC().instant();
        var mistakes =
                read.mistakes().isEmpty() ? PolicyFolder.objections(read.found(), held.book(), now) : read.mistakes();
        if (mistakes.isEmpty() && read.found().isEmpty())
            throw new CannotStart(
                    "There is no file of rules there: their names end in .yaml or .yml.",
                    "其中没有规则文件（扩展名为 .yaml 或 .yml）。");
        return mistakes.isEmpty() ? tell(read.policies(), held.book(), now, progress) : tell(mistakes, progress);
    }

    private Settings settings() {
        var environment = new HashMap<>(given);
        if (data != null) {
            environment.put("RESCUE_DATA", data.toString());
            List.of("RESCUE_DB_URL", "RESCUE_DB_USER", "RESCUE_DB_PASSWORD").forEach(environment::remove);
        }
        return Settings.from(environment);
    }

    private Held held(Settings settings, Progress progress) throws Exception {
        var books = new ArrayList<Held>();
        if (data != null || journal)
            new KeptDatabase(settings, progress)
                    .standing(at -> books.add(new Held(
                            Memory.peek(at.url(), at.user(), at.password()),
                            Memory.peekPolicies(at.url(), at.user(), at.password()))));
        var kept = books.isEmpty() ? new Held(null, PolicyBook.NATIONAL) : books.get(0);
        return register == null ? kept : new Held(Registers.read(register), kept.book());
    }

    private static int tell(List<Mistake> mistakes, Progress progress) {
        mistakes.forEach(each -> progress.show(each.toString()));
        progress.show("%d mistake(s); no desk would take these rules. 共 %d 处错误，救援台不会采用。"
                .formatted(mistakes.size(), mistakes.size()));
        return WRONG;
    }

    private static int tell(List<Policy> policies, PolicyBook book, Instant now, Progress progress) {
        var growing = book;
        for (var policy : policies) {
            var known = book.find(policy.id());
            progress.show(head(policy, known.isPresent(), now));
            var before = before(growing, policy);
            if (known.isEmpty() && before != null) differences(before, policy, progress);
            growing = growing.with(known.orElse(policy));
        }
        progress.show("%d version(s) of rules, no mistake. 规则共 %d 版，无误。".formatted(policies.size(), policies.size()));
        return 0;
    }

    private static String head(Policy policy, boolean isKnown, Instant now) {
        var limit = policy.arrivals().limit();
        var state = policy.from().isAfter(now) ? "to come 尚未生效" : "begun 已生效";
        return "%s  from %s  limit %s from %s  (%s; %s)"
                .formatted(
                        policy.id(),
                        policy.from(),
                        limit == null ? "of each area 各地时限" : Length.text(limit),
                        policy.arrivals().clockStart(),
                        isKnown ? "known 已登记" : "new 新",
                        state);
    }

    /** The version before of the same area, else the national rules that hold there until then. */
    private static @Nullable Policy before(PolicyBook book, Policy policy) {
        return book.policies()
                .values()
                .filter(each -> each.id().area().equals(policy.id().area())
                        && each.id().version() < policy.id().version())
                .reduce((one, next) -> next)
                .orElseGet(() -> policy.id().isNational() ? null : book.nationalAt(policy.from()));
    }

    private static void differences(Policy before, Policy policy, Progress progress) {
        var was = PolicyText.of(before);
        var is = PolicyText.of(policy);
        progress.show("    against 对比 " + before.id() + ":");
        var keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (var key : keys) {
            var old = was.getOrDefault(key, NONE);
            var now = is.getOrDefault(key, NONE);
            if (!old.equals(now)) progress.show("    %s: %s → %s".formatted(key, old, now));
        }
    }
}
