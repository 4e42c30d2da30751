package org.rescuedesk.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rescuedesk.core.register.ElevatorId;

/**
 * The fields of a message, asked for by name and type. {@code x} refuses when the field is absent, {@code findX} gives an
 * Optional; both refuse another type or a value out of bounds with a sentence that names the field and quotes nothing.
 */
public final class Body {

    private static final int VERSION = 1;
    private static final int MOST_TEXT = 1_000;
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
    private static final Pattern RESCUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}@\\d{8}T\\d{6}Z(-\\d{1,9})?");
    /** How types are named, in English and Chinese. */
    private static final Map<String, String> CHINESE = Map.of(
            "a text", "文本",
            "true or false", "true 或 false",
            "a whole number", "整数",
            "a number", "数字",
            "a number with a point or an exponent", "带小数点或指数的数字",
            "an object", "对象",
            "a list", "列表");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    private final Map<String, Object> fields;
    private final String path;

    private Body(Map<String, Object> fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    /** A body of the version that this desk speaks. */
    public static Body of(byte[] payload) throws Refusal {
        Body body = new Body(StrictJson.read(payload), "");
        long version = body.whole("v", Long.MIN_VALUE, Long.MAX_VALUE);
        if (version != VERSION) {
            throw new Refusal(
                    Reason.UNKNOWN_VERSION,
                    "字段 'v' 不是 " + VERSION + "，这里只认识这个版本。",
                    "The field 'v' is not " + VERSION + ", the one version known here.");
        }
        return body;
    }

    public void requireSame(String name, String topicId) throws Refusal {
        if (!text(name).equals(topicId)) {
            throw new Refusal(
                    Reason.ID_MISMATCH,
                    "字段 '" + path + name + "' 与主题所指不符。",
                    "The field '" + path + name + "' is not the one that the topic names.");
        }
    }

    public String text(String name) throws Refusal {
        String text = findText(name);
        if (text.isEmpty()) {
            throw fields.containsKey(name) ? bad(name, "为空", "is empty") : missing(name);
        }
        return text;
    }

    /** "" when absent. */
    public String findText(String name) throws Refusal {
        String text = find(name, String.class, "a text").orElse("");
        if (text.length() > MOST_TEXT) {
            throw bad(name, "超过 " + MOST_TEXT + " 个字符", "is longer than " + MOST_TEXT + " characters");
        }
        return text;
    }

    /** A text in the spelling of ids; "" when absent. */
    String findId(String name) throws Refusal {
        String text = findText(name);
        if (!text.isEmpty() && !ElevatorId.isValid(text)) {
            throw bad(
                    name,
                    "应为 1 至 64 个 A-Z、a-z、0-9、'_'、'.'、'-'，且以字母或数字开头",
                    "is not 1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-', beginning with a letter or a digit");
        }
        return text;
    }

    /** A rescue's id; "" when absent. */
    String findRescue(String name) throws Refusal {
        String text = findText(name);
        if (!text.isEmpty() && !RESCUE.matcher(text).matches()) {
            throw bad(
                    name,
                    "不是救援编号，例如 GY-000123@20261123T093000Z",
                    "is not a rescue's id like GY-000123@20261123T093000Z");
        }
        return text;
    }

    public String rescue(String name) throws Refusal {
        text(name);
        return findRescue(name);
    }

    boolean flag(String name) throws Refusal {
        return findFlag(name).orElseThrow(() -> missing(name));
    }

    public Optional<Boolean> findFlag(String name) throws Refusal {
        return find(name, Boolean.class, "true or false");
    }

    public long whole(String name, long least, long most) throws Refusal {
        return findWhole(name, least, most).orElseThrow(() -> missing(name));
    }

    public Optional<Long> findWhole(String name, long least, long most) throws Refusal {
        Optional<Number> number = find(name, Number.class, "a whole number");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.get() instanceof Double) {
            throw wrongType(name, number.get(), "a whole number");
        }
        if (!(number.get() instanceof Long whole) || whole < least || whole > most) {
            throw bad(name, "不在 " + least + " 至 " + most + " 之间", "is not within " + least + " to " + most);
        }
        return Optional.of(whole);
    }

    double number(String name, double least, double most) throws Refusal {
        return findNumber(name, least, most).orElseThrow(() -> missing(name));
    }

    public Optional<Double> findNumber(String name, double least, double most) throws Refusal {
        Optional<Double> number = find(name, Number.class, "a number").map(Number::doubleValue);
        if (number.isPresent() && !(number.get() >= least && number.get() <= most)) {
            throw bad(
                    name,
                    String.format(Locale.ROOT, "不在 %.0f 至 %.0f 之间", least, most),
                    String.format(Locale.ROOT, "is not within %.0f to %.0f", least, most));
        }
        return number;
    }

    public Instant instant(String name) throws Refusal {
        return findInstant(name).orElseThrow(() -> missing(name));
    }

    /** In UTC, kept to the millisecond. */
    public Optional<Instant> findInstant(String name) throws Refusal {
        Optional<String> text = find(name, String.class, "a text");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (INSTANT.matcher(text.get()).matches()) {
                return Optional.of(moment(text.get()));
            }
        } catch (DateTimeException e) {
            throw bad(name, "不是日历上的日期", "is not a day of the calendar");
        }
        throw bad(name, "不是 UTC 时间，例如 2026-11-23T09:30:00Z", "is not a time in UTC like 2026-11-23T09:30:00Z");
    }

    /** Of a text in the spelling of {@link #INSTANT}: place by place, for a formatter takes longer than all the rest of a message. */
    private static Instant moment(String text) {
        int millis = 0;
        for (int i = 20; i < 23; i++) millis = 10 * millis + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19),
                        millis * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    public <E extends Enum<E>> E choice(String name, E[] values, Function<E, String> spelling) throws Refusal {
        return findChoice(name, values, spelling).orElseThrow(() -> missing(name));
    }

    public <E extends Enum<E>> Optional<E> findChoice(String name, E[] values, Function<E, String> spelling)
            throws Refusal {
        Optional<String> text = find(name, String.class, "a text");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (E value : values) {
            if (spelling.apply(value).equals(text.get())) {
                return Optional.of(value);
            }
        }
        String known = Arrays.stream(values).map(spelling).collect(Collectors.joining(", "));
        throw bad(name, "应为其一：" + known, "is none of " + known);
    }

    Body body(String name) throws Refusal {
        return findBody(name).orElseThrow(() -> missing(name));
    }

    @SuppressWarnings("unchecked") // StrictJson makes no other maps
    Optional<Body> findBody(String name) throws Refusal {
        return find(name, Map.class, "an object")
                .map(inner -> new Body((Map<String, Object>) inner, path + name + "."));
    }

    /** The objects of a list, none when absent. */
    @SuppressWarnings("unchecked") // StrictJson makes no other maps
    public List<Body> bodies(String name) throws Refusal {
        List<Body> bodies = new ArrayList<>();
        for (Object each : listed(name)) {
            if (!(each instanceof Map)) {
                throw wrongType(name, each, "an object");
            }
            bodies.add(new Body((Map<String, Object>) each, path + name + "."));
        }
        return bodies;
    }

    /** The texts of a list; none when absent. */
    public List<String> texts(String name) throws Refusal {
        List<String> texts = new ArrayList<>();
        for (Object each : listed(name)) {
            if (!(each instanceof String text)) {
                throw wrongType(name, each, "a text");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private List<?> listed(String name) throws Refusal {
        return find(name, List.class, "a list").orElse(List.of());
    }

    public Refusal bad(String name, String chinese, String english) {
        return new Refusal(
                Reason.BAD_VALUE,
                "字段 '" + path + name + "' " + chinese + "。",
                "The field '" + path + name + "' " + english + ".");
    }

    Refusal missing(String name) {
        return new Refusal(
                Reason.MISSING_FIELD, "缺少字段 '" + path + name + "'。", "The field '" + path + name + "' is missing.");
    }

    /** The name of a field as far as it may stand in a sentence: short and in plain letters. */
    static String shown(String name) {
        String start = name.length() <= 40 ? name : name.substring(0, 40) + "...";
        return UNPRINTABLE.matcher(start).replaceAll("?");
    }

    private <T> Optional<T> find(String name, Class<T> type, String wanted) throws Refusal {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw wrongType(name, value, wanted);
        }
        return Optional.of(type.cast(value));
    }

    private Refusal wrongType(String name, Object value, String wanted) {
        return new Refusal(
                Reason.WRONG_TYPE,
                "字段 '" + path + name + "' 的类型不对：应为" + CHINESE.get(wanted) + "，而不是" + CHINESE.get(typeOf(value)) + "。",
                "The field '" + path + name + "' is " + typeOf(value) + ", not " + wanted + ".");
    }

    private static String typeOf(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof Double) {
            return "a number with a point or an exponent";
        }
        return value instanceof Number ? "a number" : value instanceof Map ? "an object" : "a list";
    }
}
