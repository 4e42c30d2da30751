package org.rescuedesk.cli.chaos.judge;

/** One thing that should not be, in a sentence that names the rescue, signal or event, so that it can be looked up. */
public record Deviation(Kind kind, String sentence) {
    /** Lost: it was said or told, and does not stand. Doubled: it stands twice. Wrong: it stands otherwise than it was. */
    public enum Kind {
        LOST,
        DOUBLED,
        WRONG
    }

    @Override
    public String toString() {
        return kind + ": " + sentence;
    }
}
