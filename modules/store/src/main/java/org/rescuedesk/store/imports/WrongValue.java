package org.rescuedesk.store.imports;

/** A value that can't be taken; ends the reading of its row and never leaves this package. */
final class WrongValue extends Exception {
    private static final long serialVersionUID = 1;

    private final String chinese;
    private final String english;

    WrongValue(String chinese, String english) {
        super(english, null, false, false);
        this.chinese = chinese;
        this.english = english;
    }

    /** The field holds this text, which is not what it should be. */
    static WrongValue of(String field, String text, String chinese, String english) {
        return new WrongValue(
                field + " 的值“" + Shown.of(text) + "”不是" + chinese + "。",
                "The " + field + " \"" + Shown.of(text) + "\" is not " + english + ".");
    }

    Mistake at(long row) {
        return new Mistake(row, chinese, english);
    }
}
