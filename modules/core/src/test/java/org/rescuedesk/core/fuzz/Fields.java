package org.rescuedesk.core.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Where the fields of a JSON text stand, at any depth, as far as it can still be made out. */
final class Fields {
    /** One field: its name with the quotes, and its value. */
    private record Field(int nameFrom, int nameTo, int valueFrom, int valueTo) {}

    private final byte[] text;
    private final List<Field> fields = new ArrayList<>();

    private Fields(byte[] text) {
        this.text = text;
    }

    static Fields of(byte[] text) {
        var fields = new Fields(text);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '"') continue;
            int end = fields.textEnd(i);
            int colon = fields.blanks(end);
            if (colon < text.length && text[colon] == ':') fields.add(i, end, fields.blanks(colon + 1));
            i = end - 1;
        }
        return fields;
    }

    private void add(int from, int to, int value) {
        int end = valueEnd(value);
        if (end > value) fields.add(new Field(from, to, value, end));
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length && text[at] == ' ') at++;
        return at;
    }

    /** Behind the closing quote of the text that begins here. */
    private int textEnd(int from) {
        for (int i = from + 1; i < text.length; i++) {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i + 1;
        }
        return text.length;
    }

    private int valueEnd(int from) {
        int depth = 0;
        int at = from;
        while (at < text.length) {
            byte c = text[at];
            boolean ends = c == ',' || c == '}' || c == ']';
            if (depth == 0 && ends) return at;
            if (c == '{' || c == '[') depth++;
            if (c == '}' || c == ']') depth--;
            at = c == '"' ? textEnd(at) : at + 1;
        }
        return text.length;
    }

    int size() {
        return fields.size();
    }

    byte[] value(int index) {
        var field = fields.get(index);
        return cut(field.valueFrom, field.valueTo);
    }

    byte[] with(int index, byte[] value) {
        var field = fields.get(index);
        return Mutator.splice(text, field.valueFrom, field.valueTo, value);
    }

    byte[] renamed(int index, byte[] name) {
        var field = fields.get(index);
        return Mutator.splice(text, field.nameFrom, field.nameTo, name);
    }

    /** With the comma that kept it from its neighbour. */
    byte[] without(int index) {
        var field = fields.get(index);
        int to = field.valueTo;
        if (to < text.length && text[to] == ',') return Mutator.splice(text, field.nameFrom, to + 1, new byte[0]);
        int from = field.nameFrom;
        while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == ',')) from--;
        return Mutator.splice(text, from, to, new byte[0]);
    }

    /** A field once more, behind another. */
    byte[] twice(int index, int behind) {
        var field = fields.get(index);
        var again = ("," + new String(cut(field.nameFrom, field.valueTo), UTF_8)).getBytes(UTF_8);
        int at = fields.get(behind).valueTo;
        return Mutator.splice(text, at, at, again);
    }

    /** Each of two fields with the other's value. */
    byte[] swapped(int one, int other) {
        var first = fields.get(Math.min(one, other));
        var second = fields.get(Math.max(one, other));
        if (second.nameFrom < first.valueTo) return with(one, value(other));
        var half = Mutator.splice(text, second.valueFrom, second.valueTo, cut(first.valueFrom, first.valueTo));
        return Mutator.splice(half, first.valueFrom, first.valueTo, cut(second.valueFrom, second.valueTo));
    }

    byte[] wrapped(int index) {
        return with(index, ("{\"x\":" + new String(value(index), UTF_8) + "}").getBytes(UTF_8));
    }

    /** Another number where a number stands: what is wrong in value only reaches furthest. */
    byte[] withNumber(int index, Random dice) {
        long number = dice.nextInt(4) == 0 ? dice.nextLong() : dice.nextInt(2_000) - 1_000;
        return with(index, String.valueOf(number).getBytes(UTF_8));
    }

    private byte[] cut(int from, int to) {
        return java.util.Arrays.copyOfRange(text, from, to);
    }
}
