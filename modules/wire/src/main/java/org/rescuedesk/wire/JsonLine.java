package org.rescuedesk.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object, fields in the order they are put: the same message gives the same bytes on every machine. */
public final class JsonLine {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // The JDK writes some doubles differently from 19 on; Jackson's own writer doesn't.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final JsonGenerator generator;

    private JsonLine(JsonGenerator generator) {
        this.generator = generator;
    }

    /** A body of version 1 with what {@code fields} puts. */
    public static byte[] write(Consumer<JsonLine> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            generator.writeNumberField("v", 1);
            fields.accept(new JsonLine(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw unwritable(e);
        }
        return bytes.toByteArray();
    }

    /** Nothing for "". */
    public JsonLine put(String name, String text) {
        return text.isEmpty() ? this : put(() -> generator.writeStringField(name, text));
    }

    public JsonLine put(String name, boolean flag) {
        return put(() -> generator.writeBooleanField(name, flag));
    }

    public JsonLine put(String name, @Nullable Boolean flag) {
        return flag == null ? this : put(name, flag.booleanValue());
    }

    public JsonLine put(String name, @Nullable Integer number) {
        return number == null ? this : put(() -> generator.writeNumberField(name, number.intValue()));
    }

    public JsonLine put(String name, @Nullable Long number) {
        return number == null ? this : put(() -> generator.writeNumberField(name, number.longValue()));
    }

    public JsonLine put(String name, @Nullable Double number) {
        return number == null ? this : put(() -> generator.writeNumberField(name, number.doubleValue()));
    }

    /** To the millisecond. */
    public JsonLine put(String name, @Nullable Instant at) {
        return at == null ? this : put(name, at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** In seconds, to the millisecond. */
    public JsonLine put(String name, @Nullable Duration length) {
        return length == null ? this : put(name, Double.valueOf(length.toMillis() / 1000.0));
    }

    public JsonLine put(String name, Consumer<JsonLine> inner) {
        put(() -> generator.writeObjectFieldStart(name));
        inner.accept(this);
        return put(generator::writeEndObject);
    }

    private JsonLine put(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("A message could not be written as JSON.", e);
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
