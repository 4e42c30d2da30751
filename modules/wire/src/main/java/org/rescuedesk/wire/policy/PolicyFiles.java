package org.rescuedesk.wire.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.Register;

/** Reads files of rules, all of them, and holds them to each other and to the register: the rules in the order of their ids, or every mistake. */
public final class PolicyFiles {
    static final String TYPE = "rescue-desk policy";
    static final int FORMAT = 1;

    private static final int MOST_FILES = 2_000;
    /** Of one file: more is no file of rules, and nobody reads on. */
    private static final int MOST_MISTAKES = 100;

    private static final Pattern TYPE_RULE = Pattern.compile(Pattern.quote(TYPE));
    private static final Pattern AREA = Pattern.compile("national|[0-9]{2}|[0-9]{4}|[0-9]{6}");

    private final @Nullable Register register;
    private final ZoneId zone;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<PolicyId, Found> found = new TreeMap<>();

    /** Rules and the place that they come from. */
    public record Found(Policy policy, String file, int line) {
        /** What is wrong with these rules in view of what the files don't say. */
        public Mistake mistake(String english, String chinese) {
            return new Mistake(file, line, english, chinese);
        }
    }

    /** The rules, or, where there is any, all mistakes. */
    public record Result(List<Found> found, List<Mistake> mistakes) {
        public List<Policy> policies() {
            return found.stream().map(Found::policy).toList();
        }
    }

    private PolicyFiles(@Nullable Register register, ZoneId zone) {
        this.register = register;
        this.zone = zone;
    }

    /**
     * Reads each of these files, and those ending in .yaml or .yml of each folder. Without a register nobody asks whether it knows
     * the areas, and all dates are of the desk's {@code zone}.
     */
    public static Result read(List<Path> paths, @Nullable Register register, ZoneId zone) {
        var reading = new PolicyFiles(register, zone);
        paths.forEach(reading::path);
        reading.requireOrder();
        var right = reading.mistakes.isEmpty() ? reading.found.values() : List.<Found>of();
        return new Result(List.copyOf(right), List.copyOf(reading.mistakes));
    }

    private void path(Path path) {
        if (!Files.isDirectory(path)) {
            file(path);
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            var sheets = files.filter(PolicyFiles::isSheet)
                    .sorted(Comparator.comparing(Path::toString))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (sheets.size() > MOST_FILES)
                wrong(path, "It has more than " + MOST_FILES + " files of rules.", "规则文件超过 " + MOST_FILES + " 个。");
            else sheets.forEach(this::file);
        } catch (IOException e) {
            wrong(path, "The folder can't be read (%s).".formatted(e), "无法读取文件夹。");
        }
    }

    private static boolean isSheet(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private void wrong(Path path, String english, String chinese) {
        mistakes.add(new Mistake(path.toString(), 0, english, chinese));
    }

    private void file(Path path) {
        var name = path.toString();
        try {
            if (!Files.isRegularFile(path)) wrong(path, "There is no such file.", "没有此文件。");
            else sheet(name, Yaml.read(start(path)));
        } catch (IOException e) {
            wrong(path, "It can't be read (%s).".formatted(e), "无法读取。");
        } catch (Yaml.Unreadable e) {
            mistakes.add(e.in(name));
        }
    }

    /** No more than what tells that it is too large. */
    private static byte[] start(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(Yaml.MOST_BYTES + 1);
        }
    }

    private void sheet(String file, Node root) {
        int before = mistakes.size();
        Section.Mistakes told = (line, english, chinese) -> {
            if (mistakes.size() < before + MOST_MISTAKES) mistakes.add(new Mistake(file, line, english, chinese));
        };
        Section.read("", root, told, keys -> {
            keys.text("type", TYPE_RULE, '"' + TYPE + '"', "“" + TYPE + "”");
            keys.number("v", FORMAT, FORMAT);
            var area = area(keys);
            var zoneThere = area == null ? zone : zone(area, keys);
            keys.parts("versions", version -> {
                var read = VersionReader.read(version, area, zoneThere);
                read.ifPresent(policy -> keep(new Found(policy, file, version.line())));
            });
        });
    }

    private @Nullable String area(Section keys) {
        var wanted = "national or the 2, 4 or 6 first digits of a division's code (GB/T 2260)";
        var area = keys.text("area", AREA, wanted, " national 或区划代码（GB/T 2260）的前 2、4 或 6 位");
        if (area == null || register == null || area.equals(PolicyId.NATIONAL)) return area;
        if (within(area).findAny().isEmpty())
            keys.wrong("area", "is " + area + ", and the register has no area there.", " 为 " + area + "，登记数据中没有该地区。");
        return area;
    }

    private Stream<Area> within(String area) {
        if (register == null || area.equals(PolicyId.NATIONAL)) return Stream.empty();
        return register.listAreas().stream().filter(each -> each.id().value().startsWith(area));
    }

    /** That of the areas within, the desk's where there is none. */
    private ZoneId zone(String area, Section keys) {
        var zones = within(area).map(Area::zone).distinct().toList();
        if (zones.size() > 1)
            keys.wrong(
                    "area",
                    "is %s, where clocks differ (%s): a day begins there at different times, so write a file for each."
                            .formatted(area, zones),
                    " 为 %s，其内各地时区不同（%s），日期的起点也就不同：请分别编写文件。".formatted(area, zones));
        return zones.isEmpty() ? zone : zones.get(0);
    }

    private void keep(Found version) {
        var id = version.policy().id();
        var other = found.putIfAbsent(id, version);
        if (other != null)
            mistakes.add(version.mistake(
                    "Version %d of the rules of %s stands in %s, line %d, already."
                            .formatted(id.version(), id.area(), other.file(), other.line()),
                    "%s 规则的第 %d 版已见于 %s 第 %d 行。".formatted(id.area(), id.version(), other.file(), other.line())));
    }

    /** A later version may begin with an earlier one, and then stands in its place, but not before it. */
    private void requireOrder() {
        Found before = null;
        for (var each : found.values()) {
            if (before != null
                    && before.policy().id().area().equals(each.policy().id().area())
                    && each.policy().from().isBefore(before.policy().from()))
                mistakes.add(each.mistake(
                        "Version %d of the rules of %s begins before version %d."
                                .formatted(
                                        each.policy().id().version(),
                                        each.policy().id().area(),
                                        before.policy().id().version()),
                        "%s 规则的第 %d 版早于第 %d 版生效。"
                                .formatted(
                                        each.policy().id().area(),
                                        each.policy().id().version(),
                                        before.policy().id().version())));
            before = each;
        }
    }
}
