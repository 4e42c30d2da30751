package org.rescuedesk.core;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Reads the canonical form of a body; whatever else it is given it refuses with the place where it stopped. */
final class BodyReader {
    /** Far deeper than any fact, and far from what a thread's stack can bear. */
    private static final int DEEPEST = 32;

    private final String text;
    private int next;
    private int depth;

    BodyReader(String text) {
        this.text = text;
    }

    Body read() {
        var body = body();
        if (next != text.length()) throw refused("the end");
        return body;
    }

    private Body body() {
        if (++depth > DEEPEST) throw refused("no more than " + DEEPEST + " levels");
        expect('{');
        var fields = new TreeMap<String, Object>();
        if (!skip('}')) {
            do {
                var key = string();
                expect(':');
                fields.put(key, value());
            } while (skip(','));
            expect('}');
        }
        depth--;
        return new Body(fields);
    }

    private Object value() {
        char c = peek();
        if (c == '"') return string();
        if (c == '{') return body();
        if (c == '[') return list();
        if (word("true")) return true;
        if (word("false")) return false;
        return number();
    }

    private List<Body> list() {
        expect('[');
        var list = new ArrayList<Body>();
        if (!skip(']')) {
            do list.add(body());
            while (skip(','));
            expect(']');
        }
        return List.copyOf(list);
    }

    private Long number() {
        int start = next;
        skip('-');
        while (next < text.length() && isDigit(text.charAt(next))) next++;
        try {
            return Long.valueOf(text.substring(start, next));
        } catch (NumberFormatException e) {
            throw refused("a whole number");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (!skip('"')) {
            char c = take();
            out.append(c == '\\' ? escaped() : c);
        }
        return Body.requireWritable(out.toString());
    }

    private char escaped() {
        char c = take();
        if (c == '"' || c == '\\') return c;
        if (c != 'u' || next + 4 > text.length()) throw refused("an escaped character");
        next += 4;
        try {
            return (char) HexFormat.fromHexDigits(text, next - 4, next);
        } catch (NumberFormatException e) {
            throw refused("an escaped character");
        }
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, next);
        if (there) next += word.length();
        return there;
    }

    private boolean skip(char c) {
        boolean there = next < text.length() && text.charAt(next) == c;
        if (there) next++;
        return there;
    }

    private void expect(char c) {
        if (!skip(c)) throw refused("'" + c + "'");
    }

    private char peek() {
        if (next >= text.length()) throw refused("more");
        return text.charAt(next);
    }

    private char take() {
        char c = peek();
        next++;
        return c;
    }

    private IllegalArgumentException refused(String wanted) {
        return new IllegalArgumentException("At character " + next + " the canonical form has " + wanted + ".");
    }
}
