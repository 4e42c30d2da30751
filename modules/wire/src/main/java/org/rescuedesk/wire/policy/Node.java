package org.rescuedesk.wire.policy;

import java.util.List;

/** What stands at a place of a YAML file, with its line. */
sealed interface Node {
    int line();

    /** A value as it was written; {@code isText} unless it reads as a number, a yes or no, or nothing. */
    record Scalar(int line, String text, boolean isText, boolean isFlag) implements Node {}

    record Items(int line, List<Node> nodes) implements Node {}

    /** In the order of the file; a key may stand twice here, which is told where keys are read. */
    record Keys(int line, List<Key> keys) implements Node {}

    record Key(int line, String name, Node value) {}
}
