package org.rescuedesk.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a fact, in one canonical form: text, whole numbers, yes/no, lists and bodies within bodies, keys sorted, no
 * floating point, no absent values, and no text that UTF-8 or PostgreSQL can't hold. Its text, as UTF-8, is what the journal's
 * hash is taken over, and a strict subset of JSON, so that PostgreSQL and a stranger's verifier read it too (decision 0002).
 */
public final class Body {
    private final SortedMap<String, Object> fields;

    Body(SortedMap<String, Object> fields) {
        this.fields = Collections.unmodifiableSortedMap(fields);
    }

    public static Body empty() {
        return new Body(new TreeMap<>());
    }

    /** Of many texts at once, by their keys. */
    public static Body ofTexts(Map<String, String> texts) {
        var fields = new TreeMap<String, Object>();
        texts.forEach((key, value) -> fields.put(requireWritable(key), requireWritable(value)));
        return new Body(fields);
    }

    /** Reads the canonical text back; refuses any that is not exactly what {@link #toString()} would write. */
    public static Body of(String canonical) {
        var body = new BodyReader(canonical).read();
        if (!canonical.equals(body.toString())) {
            throw new IllegalArgumentException("The text is not in canonical form.");
        }
        return body;
    }

    public Body with(String key, @Nullable String value) {
        return put(key, value);
    }

    /** Any id, code or name that prints as itself. */
    public Body with(String key, @Nullable Comparable<?> value) {
        return put(key, value == null ? null : value.toString());
    }

    public Body with(String key, long value) {
        return put(key, value);
    }

    public Body with(String key, @Nullable Long value) {
        return put(key, value);
    }

    public Body with(String key, @Nullable Integer value) {
        return put(key, value == null ? null : value.longValue());
    }

    public Body with(String key, boolean value) {
        return put(key, value);
    }

    public Body with(String key, @Nullable Boolean value) {
        return put(key, value);
    }

    public Body with(String key, @Nullable Instant value) {
        return put(key, value == null ? null : value.toString());
    }

    /** A length of time, kept in whole milliseconds: name the key {@code …Ms}. */
    public Body with(String key, @Nullable Duration value) {
        return put(key, value == null ? null : value.toMillis());
    }

    public Body with(String key, @Nullable Body value) {
        return put(key, value);
    }

    public Body with(String key, Collection<Body> values) {
        return put(key, List.copyOf(values));
    }

    private Body put(String key, @Nullable Object value) {
        if (value == null) return this;
        var changed = new TreeMap<>(fields);
        changed.put(requireWritable(key), value instanceof String text ? requireWritable(text) : value);
        return new Body(changed);
    }

    /** PostgreSQL's text has no U+0000, and UTF-8 no half of a surrogate pair: the hash would not be over what is read back. */
    static String requireWritable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new IllegalArgumentException(
                        "A text of the journal can hold neither U+0000 nor half of a surrogate pair.");
            }
        }
        return text;
    }

    public String text(String key) {
        return find(key, String.class).orElseThrow(() -> absent(key));
    }

    public Optional<String> findText(String key) {
        return find(key, String.class);
    }

    public <T> T text(String key, Function<String, T> reader) {
        return reader.apply(text(key));
    }

    public <T> @Nullable T textOrNull(String key, Function<String, T> reader) {
        return findText(key).map(reader).orElse(null);
    }

    public long number(String key) {
        return find(key, Long.class).orElseThrow(() -> absent(key));
    }

    public @Nullable Integer intOrNull(String key) {
        return find(key, Long.class).map(Math::toIntExact).orElse(null);
    }

    public boolean flag(String key) {
        return find(key, Boolean.class).orElse(false);
    }

    public @Nullable Boolean flagOrNull(String key) {
        return find(key, Boolean.class).orElse(null);
    }

    public Instant instant(String key) {
        return Instant.parse(text(key));
    }

    public @Nullable Instant instantOrNull(String key) {
        return textOrNull(key, Instant::parse);
    }

    public @Nullable Duration millisOrNull(String key) {
        return fields.containsKey(key) ? millis(key) : null;
    }

    public Duration millis(String key) {
        return Duration.ofMillis(number(key));
    }

    public Body body(String key) {
        return find(key, Body.class).orElseThrow(() -> absent(key));
    }

    public Optional<Body> findBody(String key) {
        return find(key, Body.class);
    }

    public <T> List<T> list(String key, Function<Body, T> reader) {
        List<?> list = find(key, List.class).orElse(List.of());
        return list.stream().map(each -> reader.apply((Body) each)).toList();
    }

    private <T> Optional<T> find(String key, Class<T> type) {
        var value = fields.get(key);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("The field " + key + " is not a " + type.getSimpleName() + ".");
        }
        return Optional.ofNullable(value).map(type::cast);
    }

    private static NoSuchElementException absent(String key) {
        return new NoSuchElementException("The field " + key + " is missing.");
    }

    /** The fields by name in key order: String, Long, Boolean, Body or a List of Body. */
    public SortedMap<String, Object> fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Body that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return Writer.write(this);
    }

    /** Writes a body in its one canonical form: keys in order of their characters, no blanks, only what must be escaped escaped. */
    private static final class Writer {
        private final StringBuilder out = new StringBuilder();

        private Writer() {}

        static String write(Body body) {
            var writer = new Writer();
            writer.body(body);
            return writer.out.toString();
        }

        private void body(Body body) {
            out.append('{');
            var separator = "";
            for (var field : body.fields().entrySet()) {
                out.append(separator);
                text(field.getKey());
                out.append(':');
                value(field.getValue());
                separator = ",";
            }
            out.append('}');
        }

        private void value(Object value) {
            if (value instanceof String text) text(text);
            else if (value instanceof Body body) body(body);
            else if (value instanceof List<?> list) list(list);
            else out.append(value);
        }

        private void list(List<?> list) {
            out.append('[');
            var separator = "";
            for (var each : list) {
                out.append(separator);
                value(each);
                separator = ",";
            }
            out.append(']');
        }

        private void text(String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') out.append('\\').append(c);
                else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
                else out.append(c);
            }
            out.append('"');
        }
    }
}
