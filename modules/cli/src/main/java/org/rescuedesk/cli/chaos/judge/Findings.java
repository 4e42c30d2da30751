package org.rescuedesk.cli.chaos.judge;

import java.util.ArrayList;
import java.util.List;

/** What the checks find, in the order in which they find it. */
public final class Findings {
    private final List<Deviation> all = new ArrayList<>();

    void lost(String sentence) {
        add(Deviation.Kind.LOST, sentence);
    }

    void doubled(String sentence) {
        add(Deviation.Kind.DOUBLED, sentence);
    }

    void wrong(String sentence) {
        add(Deviation.Kind.WRONG, sentence);
    }

    private void add(Deviation.Kind kind, String sentence) {
        all.add(new Deviation(kind, sentence));
    }

    public List<Deviation> list() {
        return List.copyOf(all);
    }
}
