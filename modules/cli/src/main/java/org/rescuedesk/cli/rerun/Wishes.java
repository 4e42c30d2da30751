package org.rescuedesk.cli.rerun;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.rerun.Change;
import org.rescuedesk.core.rerun.Change.CrewAt;
import org.rescuedesk.core.rerun.Change.CrewFree;
import org.rescuedesk.core.rerun.Change.CrewOffDuty;
import org.rescuedesk.core.rerun.Change.MoreCrews;
import org.rescuedesk.core.rerun.Change.OtherRules;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.wire.policy.Mistake;
import org.rescuedesk.wire.policy.PolicyFiles;

/** Reads what is to be taken as otherwise, as people write it; what it can't read it refuses with a sentence. */
final class Wishes {
    private static final Pattern CREW =
            Pattern.compile("crew\\s+(\\S+)\\s+(free|off\\s+duty|at\\s+(\\S+?)\\s*,\\s*(\\S+))");
    private static final Pattern STATION = Pattern.compile("([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*,\\s*([0-9]{1,4})");
    private static final int MOST_CREWS = 1_000;
    private static final int MOST_MISTAKES = 10;

    private Wishes() {}

    static List<Change> read(List<String> whatIfs, List<Path> policies, List<String> stations) {
        var changes = new ArrayList<Change>();
        if (!policies.isEmpty()) changes.add(rules(policies));
        stations.forEach(each -> changes.add(station(each)));
        whatIfs.forEach(each -> changes.add(crew(each)));
        requireConsistent(changes);
        return changes;
    }

    /** Of two that contradict each other one would be passed over in silence. */
    private static void requireConsistent(List<Change> changes) {
        var said = new HashSet<String>();
        for (var change : changes) {
            if (change.about() == null) continue;
            var what = change.about() + (change instanceof CrewAt ? " at" : " on duty");
            if (!said.add(what))
                throw new CannotStart(
                        "--what-if says twice where crew %s is, or whether it is free.".formatted(change.about()),
                        "--what-if 对人员 %s 的位置或在岗状态说了两次。".formatted(change.about()));
        }
    }

    private static Change crew(String text) {
        var found = CREW.matcher(text.strip());
        if (!found.matches()) throw unclear(text);
        try {
            var crew = CrewId.of(found.group(1));
            if (found.group(2).equals("free")) return new CrewFree(crew);
            if (found.group(3) == null) return new CrewOffDuty(crew);
            return new CrewAt(crew, point(found.group(3), found.group(4)));
        } catch (IllegalArgumentException e) {
            throw wrong("--what-if", text, e);
        }
    }

    private static CannotStart unclear(String text) {
        return new CannotStart(
                "--what-if \"%s\" can't be understood; write 'crew ID free', 'crew ID off duty' or 'crew ID at LAT,LON'."
                        .formatted(text),
                "--what-if 只能写作 'crew 编号 free'、'crew 编号 off duty' 或 'crew 编号 at 纬度,经度'。");
    }

    private static Change station(String text) {
        var found = STATION.matcher(text.strip());
        if (!found.matches())
            throw new CannotStart(
                    "--station \"%s\" can't be understood; write LAT,LON,N: 26.57,106.71,2.".formatted(text),
                    "--station 须写作 纬度,经度,组数，例如 26.57,106.71,2。");
        int number = Integer.parseInt(found.group(3));
        if (number < 1 || number > MOST_CREWS)
            throw new CannotStart(
                    "--station takes 1 to %d crews, not %d.".formatted(MOST_CREWS, number),
                    "--station 的组数为 1 至 %d。".formatted(MOST_CREWS));
        try {
            return new MoreCrews(point(found.group(1), found.group(2)), number);
        } catch (IllegalArgumentException e) {
            throw wrong("--station", text, e);
        }
    }

    private static Point point(String lat, String lon) {
        return new Point(Double.parseDouble(lat), Double.parseDouble(lon));
    }

    /** Their dates don't matter: they are taken to have been in force from the beginning. */
    private static Change rules(List<Path> files) {
        var read = PolicyFiles.read(files, null, ZoneOffset.UTC);
        if (read.mistakes().isEmpty() && read.found().isEmpty())
            throw new CannotStart(
                    "There are no files of rules (.yaml) in %s."
                            .formatted(files.stream().map(Path::toString).collect(Collectors.joining(", "))),
                    "所给文件夹中没有规则文件（.yaml）。");
        if (read.mistakes().isEmpty()) return new OtherRules(read.policies());
        var mistakes = read.mistakes().stream().limit(MOST_MISTAKES).map(Mistake::toString);
        throw new CannotStart(
                "These rules can't be taken up: " + mistakes.collect(Collectors.joining(" ")), "规则文件有误，未推演。");
    }

    private static CannotStart wrong(String option, String text, RuntimeException why) {
        return new CannotStart(
                "%s \"%s\" makes no sense: %s".formatted(option, text, why.getMessage()),
                "%s 的内容有误。".formatted(option),
                why);
    }
}
