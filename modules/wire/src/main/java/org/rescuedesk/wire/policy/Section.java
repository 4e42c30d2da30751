package org.rescuedesk.wire.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one part of a file, each read as what it should be. What is missing or is something else is told, and stands for nothing;
 * the reader goes on, so that all mistakes are told at once.
 */
final class Section {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final int MOST_SHOWN = 60;

    private final String path;
    private final Node.Keys keys;
    private final Mistakes mistakes;
    private final Set<String> read = new HashSet<>();

    /** Where mistakes of one file go. */
    @FunctionalInterface
    interface Mistakes {
        void add(int line, String english, String chinese);
    }

    private Section(String path, Node.Keys keys, Mistakes mistakes) {
        this.path = path;
        this.keys = keys;
        this.mistakes = mistakes;
    }

    /** Reads the keys at this place by {@code reader}, and tells those that it did not ask for and those that stand twice. */
    static void read(String path, Node node, Mistakes mistakes, Consumer<Section> reader) {
        if (!(node instanceof Node.Keys keys)) {
            var what = path.isEmpty() ? "The file" : path;
            mistakes.add(
                    node.line(),
                    what + " has to be keys with values.",
                    (path.isEmpty() ? "文件" : path) + " 应为若干“键: 值”。");
            return;
        }
        var section = new Section(path, keys, mistakes);
        reader.accept(section);
        section.tellForeign();
    }

    private void tellForeign() {
        var seen = new HashSet<String>();
        for (var key : keys.keys()) {
            var name = shown(at(key.name()));
            if (!read.contains(key.name()))
                mistakes.add(key.line(), "Nobody knows " + name + ".", "没有 " + name + " 这一项。");
            else if (!seen.add(key.name()))
                mistakes.add(key.line(), name + " stands here a second time.", name + " 在此重复出现。");
        }
    }

    private int line(String name) {
        var key = find(name);
        return key == null ? keys.line() : key.line();
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    void wrong(String name, String english, String chinese) {
        mistakes.add(line(name), at(name) + " " + english, at(name) + chinese);
    }

    int line() {
        return keys.line();
    }

    private Node.@Nullable Key find(String name) {
        return keys.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** For a key that need not be there. */
    boolean has(String name) {
        read.add(name);
        return find(name) != null;
    }

    /** The value of a key that has to be there. */
    private @Nullable Node value(String name) {
        read.add(name);
        var key = find(name);
        if (key != null) return key.value();
        mistakes.add(keys.line(), at(name) + " is missing.", "缺少 " + at(name) + "。");
        return null;
    }

    /** The names of a part whose keys may be any of some. */
    List<String> names() {
        return keys.keys().stream().map(Node.Key::name).distinct().toList();
    }

    /** What is missing in the part is told at its name. */
    void part(String name, Consumer<Section> reader) {
        var value = value(name);
        if (value == null) return;
        var part = value instanceof Node.Keys inner ? new Node.Keys(line(name), inner.keys()) : value;
        read(at(name), part, mistakes, reader);
    }

    private List<Node> items(String name) {
        var value = value(name);
        if (value instanceof Node.Items items && !items.nodes().isEmpty()) return items.nodes();
        if (value != null) wrong(name, "has to be a list with at least one entry.", " 应为至少一项的列表。");
        return List.of();
    }

    /** The entries of a list, each a part; in mistakes they are counted from 1. */
    void parts(String name, Consumer<Section> reader) {
        int nth = 1;
        for (var node : items(name)) read(at(name) + "[" + nth++ + "]", node, mistakes, reader);
    }

    /** Words that fit the rule; a number has to be put in quotes to be words. */
    @Nullable
    String text(String name, Pattern rule, String english, String chinese) {
        var value = value(name);
        if (value == null) return null;
        if (value instanceof Node.Scalar scalar
                && scalar.isText()
                && rule.matcher(scalar.text()).matches()) return scalar.text();
        var quotes = value instanceof Node.Scalar scalar && !scalar.isText();
        wrong(
                name,
                "has to be " + english + (quotes ? ", in quotes" : "") + "; it is " + shown(value) + ".",
                " 应为" + chinese + (quotes ? "，并加引号" : "") + "，当前为 " + shown(value) + "。");
        return null;
    }

    @Nullable
    Duration length(String name, String least, String most) {
        var value = value(name);
        if (value == null) return null;
        var length = value instanceof Node.Scalar scalar && scalar.isText()
                ? Length.find(scalar.text()).orElse(null)
                : null;
        if (length != null
                && length.compareTo(Length.find(least).orElseThrow()) >= 0
                && length.compareTo(Length.find(most).orElseThrow()) <= 0) return length;
        wrong(
                name,
                "has to be a length of time from %s to %s, written like 90s, 3m or 1h30m; it is %s."
                        .formatted(least, most, shown(value)),
                " 应为 %s 至 %s 的时长，写成 90s、3m 或 1h30m，当前为 %s。".formatted(least, most, shown(value)));
        return null;
    }

    @Nullable
    Integer number(String name, int least, int most) {
        var value = value(name);
        if (value == null) return null;
        if (value instanceof Node.Scalar scalar
                && !scalar.isText()
                && WHOLE.matcher(scalar.text()).matches()) {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) return number;
        }
        wrong(
                name,
                "has to be a whole number from %d to %d; it is %s.".formatted(least, most, shown(value)),
                " 应为 %d 至 %d 的整数，当前为 %s。".formatted(least, most, shown(value)));
        return null;
    }

    @Nullable
    Boolean flag(String name) {
        var value = value(name);
        if (value == null) return null;
        if (value instanceof Node.Scalar scalar && scalar.isFlag())
            return scalar.text().equalsIgnoreCase("true");
        wrong(
                name,
                "has to be true or false; it is " + shown(value) + ".",
                " 应为 true 或 false，当前为 " + shown(value) + "。");
        return null;
    }

    <E extends Enum<E>> @Nullable E word(String name, E[] words) {
        var value = value(name);
        if (value == null) return null;
        for (var each : words)
            if (value instanceof Node.Scalar scalar && scalar.text().equals(each.name())) return each;
        var known = Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", "));
        wrong(
                name,
                "has to be one of %s; it is %s.".formatted(known, shown(value)),
                " 应为 %s 之一，当前为 %s。".formatted(known, shown(value)));
        return null;
    }

    private static String shown(Node node) {
        if (node instanceof Node.Scalar scalar) return scalar.text().isEmpty() ? "empty 空" : shown(scalar.text());
        return node instanceof Node.Items ? "a list 列表" : "keys 键值";
    }

    /** Never more than a line of somebody's text, and nothing that a terminal would act on. */
    private static String shown(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(MOST_SHOWN)
                .map(each -> Character.isISOControl(each) ? ' ' : each)
                .forEach(line::appendCodePoint);
        return line.length() < text.length() ? line + "…" : line.toString();
    }
}
