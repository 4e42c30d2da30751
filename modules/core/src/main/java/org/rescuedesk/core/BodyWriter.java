package org.rescuedesk.core;

import java.util.List;

/** Writes a body in its one canonical form: keys in order of their characters, no blanks, only what must be escaped escaped. */
final class BodyWriter {
    private final StringBuilder out = new StringBuilder();

    private BodyWriter() {}

    static String write(Body body) {
        var writer = new BodyWriter();
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
