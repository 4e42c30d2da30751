package org.rescuedesk.store.imports;

/**
 * What is wrong with one row of a table, counted as a spreadsheet counts (the header is row 1); row 0 is the table as a whole. The
 * sentences quote the table with its control characters written out.
 */
public record Mistake(long row, String chinese, String english) {
    public Mistake {
        chinese = Shown.harmless(chinese);
        english = Shown.harmless(english);
    }

    /** 中文 first, then English. */
    public String sentence() {
        return row == 0 ? chinese + " " + english : "第 " + row + " 行：" + chinese + " Row " + row + ": " + english;
    }
}
