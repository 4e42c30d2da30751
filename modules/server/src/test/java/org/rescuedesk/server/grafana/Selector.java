package org.rescuedesk.server.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One metric that a PromQL expression asks for, with the values it demands of labels and the labels it groups by. */
record Selector(String metric, Map<String, String> equal, Set<String> labels) {
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|[0-9][0-9a-z.]*|[a-zA-Z_:][a-zA-Z0-9_:]*|[=!<>]=|=~|!~|\\S");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> LISTS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** All selectors of the expression; labels that it groups by count for each of them. */
    static List<Selector> of(String expression) {
        return new Reader(TOKEN.matcher(expression)
                        .results()
                        .map(token -> token.group())
                        .toList())
                .read();
    }

    /** Walks the tokens once; knows just enough of PromQL to tell metrics from functions, words and label lists. */
    private static final class Reader {
        private final List<String> tokens;
        private final List<Selector> found = new ArrayList<>();
        private final Set<String> grouped = new LinkedHashSet<>();
        private int next;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        List<Selector> read() {
            while (next < tokens.size()) {
                var token = tokens.get(next++);
                if (!NAME.matcher(token).matches() || WORDS.contains(token)) continue;
                if (LISTS.contains(token)) list();
                else if (!peek("(") && !LISTS.contains(peek())) found.add(new Selector(token, matchers(), grouped));
            }
            return found;
        }

        private void list() {
            if (!peek("(")) return;
            for (next++; !peek(")"); next++) {
                if (!peek(",")) grouped.add(peek());
            }
        }

        private Map<String, String> matchers() {
            var equal = new LinkedHashMap<String, String>();
            if (!peek("{")) return equal;
            for (next++; !peek("}"); next++) {
                if (peek(",")) continue;
                var label = tokens.get(next++);
                if (!peek("=")) throw new IllegalArgumentException("Only = is expected of a label here: " + tokens);
                var quoted = tokens.get(++next);
                equal.put(label, quoted.substring(1, quoted.length() - 1));
            }
            return equal;
        }

        private boolean peek(String token) {
            return peek().equals(token);
        }

        private String peek() {
            return next < tokens.size() ? tokens.get(next) : "";
        }
    }
}
