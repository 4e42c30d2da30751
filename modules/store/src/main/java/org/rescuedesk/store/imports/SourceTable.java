package org.rescuedesk.store.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Somebody's CSV file (RFC 4180, a header line, gzipped or not), row by row: never as a whole in memory. */
final class SourceTable {
    /** Unpacked; a table of every elevator of a province has a tenth of it. */
    private static final int MOST_MB = 512;

    private static final int GZIP_MAGIC = 0x1f8b;
    /** How the reader begins to say that a field is larger than it takes (16,777,216 characters). */
    private static final List<String> TOO_LARGE = List.of("max field size", "maximum buffer size");

    private final Path file;
    private final Charset encoding;
    private final char separator;
    private final boolean mayEndInRow;
    private long row;

    /** {@code mayEndInRow}: the last row needs no line end, without which it may be cut off. */
    SourceTable(Path file, ImportMapping mapping, boolean mayEndInRow) {
        this.file = file;
        this.encoding = mapping.encoding();
        this.separator = mapping.separator();
        this.mayEndInRow = mayEndInRow;
    }

    /** What is done with one row: its number as a spreadsheet shows it, and its fields by their columns. */
    interface Taker {
        void take(long row, Map<String, String> fields);

        /** What is wrong with the row's shape, or with the table. */
        void refuse(Mistake mistake);
    }

    /** Each row in turn, whatever is wrong with one before. */
    void rows(SortedSet<String> columns, Taker taker) {
        try (var in = opened()) {
            rows(new SourceText(in, encoding, MOST_MB * 1024L * 1024), columns, taker);
        } catch (WrongValue e) {
            taker.refuse(e.at(0));
        } catch (IOException e) {
            taker.refuse(unreadable(e).at(0));
        }
    }

    private InputStream opened() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean packed = ((in.read() << 8) | in.read()) == GZIP_MAGIC;
        in.reset();
        return packed ? new GZIPInputStream(in) : in;
    }

    private void rows(SourceText text, SortedSet<String> columns, Taker taker) throws WrongValue, IOException {
        try (var csv = reader(text)) {
            var lines = csv.iterator();
            var header = header(lines, columns);
            while (lines.hasNext()) row(lines.next(), header, taker);
        } catch (UncheckedIOException e) {
            throw unreadable(text, Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) throw unreadable(text, cause);
            throw notCsv(e);
        }
        if (!mayEndInRow && !text.endsWithLine()) taker.refuse(endsInRow().at(row));
    }

    private CsvReader<CsvRecord> reader(SourceText text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private List<String> header(Iterator<CsvRecord> lines, SortedSet<String> columns) throws WrongValue {
        if (!lines.hasNext())
            throw new WrongValue("文件是空的，第一行应为列名。", "The file is empty; its first row should name the columns.");
        row = 1;
        var header = lines.next().getFields().stream().map(String::strip).toList();
        var missing = columns.stream().filter(each -> !header.contains(each)).toList();
        if (!missing.isEmpty())
            throw new WrongValue(
                    "第一行没有列 " + String.join("、", missing) + "。",
                    "The first row does not name the column " + String.join(", ", missing) + ".");
        var seen = new HashSet<String>();
        for (var each : header) {
            if (seen.add(each) || !columns.contains(each)) continue;
            throw new WrongValue("第一行有两列都叫 " + each + "。", "The first row names two columns " + each + ".");
        }
        return header;
    }

    private void row(CsvRecord line, List<String> header, Taker taker) {
        row++;
        if (line.getFields().stream().allMatch(String::isBlank)) return;
        if (line.getFieldCount() != header.size()) {
            taker.refuse(new Mistake(
                    row,
                    "有 " + line.getFieldCount() + " 个字段，而列名有 " + header.size() + " 个。",
                    "It has " + line.getFieldCount() + " fields, and the first row names " + header.size()
                            + " columns."));
            return;
        }
        var fields = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) fields.putIfAbsent(header.get(i), line.getField(i));
        taker.take(row, fields);
    }

    private WrongValue unreadable(SourceText text, IOException e) {
        if (!(e instanceof CharacterCodingException)) return unreadable(e);
        return new WrongValue(
                "文件不是 " + encoding + " 编码（第 " + text.line() + " 行）；映射中用 encoding 指定，例如 GB18030。",
                "The file is not in " + encoding + " (line " + text.line()
                        + "); the mapping's encoding says in which, GB18030 for instance.");
    }

    private WrongValue unreadable(IOException e) {
        if (e instanceof NoSuchFileException)
            return new WrongValue("没有文件 " + file + "。", "There is no file " + file + ".");
        if (e instanceof SourceText.TooLong)
            return new WrongValue(
                    "表格（解压后）超过 " + MOST_MB + " MB，请拆分后导入。",
                    "The table is larger than " + MOST_MB + " MB (unpacked); import it in parts.");
        if (e instanceof EOFException) return new WrongValue("压缩文件不完整，可能传输中断。", "The gzipped file is cut off.");
        if (e instanceof ZipException)
            return new WrongValue("压缩文件已损坏。", "The gzipped file is damaged: " + e.getMessage() + ".");
        return new WrongValue("文件 " + file + " 无法读取。", "The file " + file + " can't be read: " + e + ".");
    }

    private WrongValue notCsv(CsvParseException e) {
        long here = row + 1;
        var why = String.valueOf(e.getMessage());
        if (TOO_LARGE.stream().anyMatch(why::contains))
            return new WrongValue(
                    "第 " + here + " 行有一个巨大的字段；缺了一个引号？", "Row " + here + " has a huge field; is a quote missing?");
        return new WrongValue(
                "第 " + here + " 行起不是完整的 CSV；缺了一个引号，或文件被截断？",
                "From row " + here + " on the file is no whole CSV (" + why
                        + "); is a quote missing, or is it cut off?");
    }

    private static WrongValue endsInRow() {
        return new WrongValue(
                "最后一行没有换行符，文件可能被截断；确认完整后请加 --no-final-newline。",
                "The last row has no line end, so the file may be cut off; if it is whole, say --no-final-newline.");
    }
}
