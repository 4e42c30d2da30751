package org.rescuedesk.wire.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a small YAML file into what it says at which line. Of YAML it knows what a file of rules needs: keys, lists and values. Anchors,
 * references to them, tags and a second document are refused, so nothing in it can grow or become something else.
 */
final class Yaml {
    static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_DEPTH = 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final YAMLFactory FACTORY = factory();

    private final YAMLParser parser;

    private Yaml(YAMLParser parser) {
        this.parser = parser;
    }

    private static YAMLFactory factory() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(MOST_DEPTH);
        options.setCodePointLimit(MOST_BYTES);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .build())
                .build();
    }

    /** Why a file can't be read, with the line where that is known. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final int line;
        private final String chinese;

        Unreadable(int line, String english, String chinese) {
            super(english, null, false, false);
            this.line = line;
            this.chinese = chinese;
        }

        Mistake in(String file) {
            return new Mistake(file, line, String.valueOf(getMessage()), chinese);
        }
    }

    static Node read(byte[] bytes) throws Unreadable {
        var text = text(bytes);
        try (var parser = FACTORY.createParser(text)) {
            return new Yaml(parser).document();
        } catch (StreamConstraintsException e) {
            throw new Unreadable(
                    line(e), "It is nested deeper than " + MOST_DEPTH + " levels.", "嵌套超过 " + MOST_DEPTH + " 层。");
        } catch (JsonProcessingException e) {
            throw new Unreadable(line(e), "It is no YAML: " + firstLine(e.getOriginalMessage()) + ".", "不是有效的 YAML。");
        } catch (YAMLException e) {
            throw new Unreadable(0, "It is no YAML: " + firstLine(e.getMessage()) + ".", "不是有效的 YAML。");
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    private static int line(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null ? 0 : Math.max(place.getLineNr(), 0);
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("").replaceFirst("[.]$", "");
    }

    private static String text(byte[] bytes) throws Unreadable {
        if (bytes.length > MOST_BYTES)
            throw new Unreadable(
                    0,
                    "It has " + bytes.length + " bytes; a file of rules has up to " + MOST_BYTES + ".",
                    "文件有 " + bytes.length + " 字节，规则文件最多 " + MOST_BYTES + " 字节。");
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(0, "It is no UTF-8 text.", "不是 UTF-8 文本。");
        }
    }

    private Node document() throws IOException, Unreadable {
        if (parser.nextToken() == null) throw new Unreadable(0, "It is empty.", "文件是空的。");
        var root = node();
        if (parser.nextToken() != null)
            throw new Unreadable(line(), "A second document begins here; a file has one.", "此处开始第二个文档；一个文件只能有一个。");
        return root;
    }

    private Node node() throws IOException, Unreadable {
        requirePlain();
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys(line);
            case START_ARRAY -> items(line);
            default -> scalar(line, parser.currentToken());
        };
    }

    private Node scalar(int line, JsonToken token) throws IOException {
        boolean isFlag = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        return new Node.Scalar(line, parser.getText(), token == JsonToken.VALUE_STRING, isFlag);
    }

    private Node keys(int line) throws IOException, Unreadable {
        var keys = new ArrayList<Node.Key>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            requirePlain();
            int at = line();
            var name = parser.currentName();
            parser.nextToken();
            keys.add(new Node.Key(at, name, node()));
        }
        return new Node.Keys(line, keys);
    }

    private Node items(int line) throws IOException, Unreadable {
        var nodes = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) nodes.add(node());
        return new Node.Items(line, nodes);
    }

    private void requirePlain() throws IOException, Unreadable {
        if (parser.isCurrentAlias() || parser.getObjectId() != null)
            throw new Unreadable(
                    line(), "A file of rules has no anchors and no references (& and *).", "规则文件不可使用锚点和引用（& 与 *）。");
        if (parser.getTypeId() != null)
            throw new Unreadable(line(), "A file of rules has no tags (!).", "规则文件不可使用标签（!）。");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
