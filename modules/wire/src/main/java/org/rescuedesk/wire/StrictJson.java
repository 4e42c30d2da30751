package org.rescuedesk.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object as the desk wants it: real UTF-8, every field once, nothing after the end, no U+0000 and no half
 * surrogate pair anywhere, escaped or not. Nothing is bent to fit: whole numbers come as Long (or BigInteger beyond it),
 * others as Double. A field that is null counts as absent.
 */
final class StrictJson {

    static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_DEPTH = 16;
    private static final int MOST_DIGITS = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNumberLength(MOST_DIGITS)
                    .build())
            // Senders choose the names of fields: a table of all the names ever seen would be theirs to fill.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    static Map<String, Object> read(byte[] payload) throws Refusal {
        if (payload.length > MOST_BYTES) {
            throw new Refusal(
                    Reason.TOO_LARGE,
                    "消息有 " + payload.length + " 字节，调度台最多读取 " + MOST_BYTES + " 字节。",
                    "The body has " + payload.length + " bytes; the desk reads up to " + MOST_BYTES + ".");
        }
        String text = text(payload);
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new StrictJson(parser).document();
        } catch (StreamConstraintsException e) {
            throw new Refusal(
                    Reason.TOO_LARGE,
                    "消息嵌套超过 " + MOST_DEPTH + " 层，或数字超过 " + MOST_DIGITS + " 位。",
                    "The body is nested deeper than " + MOST_DEPTH + " levels or has a number of more than "
                            + MOST_DIGITS + " digits.");
        } catch (JsonProcessingException e) {
            throw notJson(e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("A string in memory could not be read.", e);
        }
    }

    private static String text(byte[] payload) throws Refusal {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(Reason.NOT_JSON, "消息不是 UTF-8 编码。", "The body is not UTF-8.");
        }
        if (text.isBlank()) {
            throw new Refusal(Reason.NOT_JSON, "消息为空。", "The body is empty.");
        }
        if (isUnclean(text)) {
            throw unclean(text, "消息", "The body");
        }
        return text;
    }

    private Map<String, Object> document() throws IOException, Refusal {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Refusal(Reason.WRONG_TYPE, "消息不是 JSON 对象。", "The body is not a JSON object.");
        }
        Map<String, Object> document = object();
        if (parser.nextToken() != null) {
            throw new Refusal(Reason.NOT_JSON, "JSON 对象结束后还有内容。", "The body goes on after the end of its JSON object.");
        }
        return document;
    }

    private Map<String, Object> object() throws IOException, Refusal {
        Map<String, Object> fields = new HashMap<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (isUnclean(name)) {
                throw unclean(name, "字段名", "The name of a field");
            }
            if (!names.add(name)) {
                throw new Refusal(
                        Reason.NOT_JSON, "字段 '" + place() + "' 出现两次。", "The field '" + place() + "' stands twice.");
            }
            parser.nextToken();
            Object value = value();
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private List<Object> list() throws IOException, Refusal {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object value() throws IOException, Refusal {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT ->
                parser.getNumberValue() instanceof Integer small ? (Object) small.longValue() : parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private String string(String text) throws Refusal {
        if (isUnclean(text)) {
            throw unclean(text, "字段 '" + place() + "'", "The field '" + place() + "'");
        }
        return text;
    }

    /** The field that is being read, with those around it: {@code evidence.source}. Made only for a sentence, for it takes its time. */
    private String place() {
        Deque<String> names = new ArrayDeque<>();
        for (var each = parser.getParsingContext(); each != null; each = each.getParent()) {
            if (each.hasCurrentName()) names.push(each.getCurrentName());
        }
        return Body.shown(String.join(".", names));
    }

    private static boolean isUnclean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPaired(text, i))) return true;
        }
        return false;
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static Refusal unclean(String text, String chinese, String english) {
        return text.indexOf(0) >= 0
                ? new Refusal(
                        Reason.NUL_OR_SURROGATE, chinese + " 含有字符 U+0000。", english + " holds the character U+0000.")
                : new Refusal(
                        Reason.NUL_OR_SURROGATE, chinese + " 含有不成对的代理字符。", english + " holds half a surrogate pair.");
    }

    private static Refusal notJson(@Nullable JsonLocation at) {
        if (at == null) return new Refusal(Reason.NOT_JSON, "消息不是 JSON。", "The body is not JSON.");
        return new Refusal(
                Reason.NOT_JSON,
                "消息不是 JSON（第 " + at.getLineNr() + " 行，第 " + at.getColumnNr() + " 列）。",
                "The body is not JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").");
    }
}
