package org.rescuedesk.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
final class Body {

    private static final int VERSION = 1;
    private static final int MOST_TEXT = 1_000;
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
    private static final Pattern RESCUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}@\\d{8}T\\d{6}Z(-\\d{1,9})?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    private final Map<String, Object> fields;
    private final String path;

    private Body(Map<String, Object> fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    /** A body of the version that this desk speaks. */
    static Body of(byte[] payload) throws Refusal {
        Body body = new Body(StrictJson.read(payload), "");
        long version = body.whole("v", Long.MIN_VALUE, Long.MAX_VALUE);
        if (version != VERSION) {
            throw new Refusal(
                    Reason.UNKNOWN_VERSION, "The field 'v' is not " + VERSION + ", the one version known here.");
        }
        return body;
    }

    void requireSame(String name, String topicId) throws Refusal {
        if (!text(name).equals(topicId)) {
            throw new Refusal(
                    Reason.ID_MISMATCH, "The field '" + path + name + "' is not the one that the topic names.");
        }
    }

    String text(String name) throws Refusal {
        String text = findText(name);
        if (text.isEmpty()) {
            throw fields.containsKey(name) ? bad(name, "is empty") : missing(name);
        }
        return text;
    }

    /** "" when absent. */
    String findText(String name) throws Refusal {
        String text = find(name, String.class, "a text").orElse("");
        if (text.length() > MOST_TEXT) {
            throw bad(name, "is longer than " + MOST_TEXT + " characters");
        }
        return text;
    }

    /** A text in the spelling of ids; "" when absent. */
    String findId(String name) throws Refusal {
        String text = findText(name);
        if (!text.isEmpty() && !ElevatorId.isValid(text)) {
            throw bad(name, "is not 1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-', beginning with a letter or a digit");
        }
        return text;
    }

    /** A rescue's id; "" when absent. */
    String findRescue(String name) throws Refusal {
        String text = findText(name);
        if (!text.isEmpty() && !RESCUE.matcher(text).matches()) {
            throw bad(name, "is not a rescue's id like GY-000123@20261123T093000Z");
        }
        return text;
    }

    String rescue(String name) throws Refusal {
        text(name);
        return findRescue(name);
    }

    boolean flag(String name) throws Refusal {
        return find(name, Boolean.class, "true or false").orElseThrow(() -> missing(name));
    }

    long whole(String name, long least, long most) throws Refusal {
        return findWhole(name, least, most).orElseThrow(() -> missing(name));
    }

    Optional<Long> findWhole(String name, long least, long most) throws Refusal {
        Optional<Number> number = find(name, Number.class, "a whole number");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.get() instanceof Double) {
            throw wrongType(name, number.get(), "a whole number");
        }
        if (!(number.get() instanceof Long whole) || whole < least || whole > most) {
            throw bad(name, "is not within " + least + " to " + most);
        }
        return Optional.of(whole);
    }

    double number(String name, double least, double most) throws Refusal {
        return findNumber(name, least, most).orElseThrow(() -> missing(name));
    }

    Optional<Double> findNumber(String name, double least, double most) throws Refusal {
        Optional<Double> number = find(name, Number.class, "a number").map(Number::doubleValue);
        if (number.isPresent() && !(number.get() >= least && number.get() <= most)) {
            throw bad(name, String.format(Locale.ROOT, "is not within %.0f to %.0f", least, most));
        }
        return number;
    }

    Instant instant(String name) throws Refusal {
        return findInstant(name).orElseThrow(() -> missing(name));
    }

    /** In UTC, kept to the millisecond. */
    Optional<Instant> findInstant(String name) throws Refusal {
        Optional<String> text = find(name, String.class, "a text");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (INSTANT.matcher(text.get()).matches()) {
                return Optional.of(Instant.parse(text.get()).truncatedTo(ChronoUnit.MILLIS));
            }
        } catch (DateTimeParseException e) {
            throw bad(name, "is not a day of the calendar");
        }
        throw bad(name, "is not a time in UTC like 2026-11-23T09:30:00Z");
    }

    <E extends Enum<E>> E choice(String name, E[] values, Function<E, String> spelling) throws Refusal {
        return findChoice(name, values, spelling).orElseThrow(() -> missing(name));
    }

    <E extends Enum<E>> Optional<E> findChoice(String name, E[] values, Function<E, String> spelling) throws Refusal {
        Optional<String> text = find(name, String.class, "a text");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (E value : values) {
            if (spelling.apply(value).equals(text.get())) {
                return Optional.of(value);
            }
        }
        throw bad(name, "is none of " + Arrays.stream(values).map(spelling).collect(Collectors.joining(", ")));
    }

    Body body(String name) throws Refusal {
        return findBody(name).orElseThrow(() -> missing(name));
    }

    @SuppressWarnings("unchecked") // StrictJson makes no other maps
    Optional<Body> findBody(String name) throws Refusal {
        return find(name, Map.class, "an object")
                .map(inner -> new Body((Map<String, Object>) inner, path + name + "."));
    }

    Refusal bad(String name, String what) {
        return new Refusal(Reason.BAD_VALUE, "The field '" + path + name + "' " + what + ".");
    }

    Refusal missing(String name) {
        return new Refusal(Reason.MISSING_FIELD, "The field '" + path + name + "' is missing.");
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
                Reason.WRONG_TYPE, "The field '" + path + name + "' is " + typeOf(value) + ", not " + wanted + ".");
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
