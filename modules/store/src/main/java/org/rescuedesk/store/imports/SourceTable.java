package org.rescuedesk.store.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Somebody's CSV file (RFC 4180, a header line, gzipped or not), row by row. */
final class SourceTable {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final char separator;

    private SourceTable(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** What is done with one row: the line on which it starts, and its fields by their columns. */
    interface Taker {
        void take(long row, Map<String, String> fields);
    }

    static SourceTable read(Path file, Charset encoding, char separator) throws WrongValue {
        var text = decoded(unpacked(bytes(file)), encoding);
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new SourceTable(marked ? text.substring(1) : text, separator);
    }

    private static byte[] bytes(Path file) throws WrongValue {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new WrongValue("没有文件 " + file + "。", "There is no file " + file + ".");
        } catch (IOException e) {
            throw new WrongValue("文件 " + file + " 无法读取。", "The file " + file + " can't be read: " + e + ".");
        }
    }

    private static byte[] unpacked(byte[] bytes) throws WrongValue {
        boolean packed = bytes.length > 1 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) == GZIP_MAGIC;
        if (!packed) return bytes;
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unpacked.readAllBytes();
        } catch (EOFException e) {
            throw new WrongValue("压缩文件不完整，可能传输中断。", "The gzipped file is cut off.");
        } catch (ZipException e) {
            throw new WrongValue("压缩文件已损坏。", "The gzipped file is damaged: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new WrongValue("压缩文件无法读取。", "The gzipped file can't be read: " + e + ".");
        }
    }

    private static String decoded(byte[] bytes, Charset encoding) throws WrongValue {
        var in = ByteBuffer.wrap(bytes);
        try {
            return encoding.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            long row = 1;
            for (int i = 0; i < in.position(); i++) if (bytes[i] == '\n') row++;
            throw new WrongValue(
                    "文件不是 " + encoding + " 编码（第 " + row + " 行）；映射中用 encoding 指定，例如 GB18030。",
                    "The file is not in " + encoding + " (line " + row
                            + "); the mapping's encoding says in which, GB18030 for instance.");
        }
    }

    /** Each row in turn; what is wrong with its shape is told to {@code wrong}, and the next one follows. */
    void rows(SortedSet<String> columns, Taker taker, Consumer<Mistake> wrong) {
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            var lines = csv.iterator();
            var header = header(lines, columns);
            while (lines.hasNext()) row(lines.next(), header, taker, wrong);
        } catch (WrongValue e) {
            wrong.accept(e.at(0));
        } catch (CsvParseException e) {
            wrong.accept(new Mistake(0, "文件不是完整的 CSV，可能被截断。", "The file is no whole CSV: " + e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    private static List<String> header(Iterator<CsvRecord> lines, SortedSet<String> columns) throws WrongValue {
        if (!lines.hasNext())
            throw new WrongValue("文件是空的，第一行应为列名。", "The file is empty; its first row should name the columns.");
        var header = lines.next().getFields().stream().map(String::strip).toList();
        var missing = columns.stream().filter(each -> !header.contains(each)).toList();
        if (missing.isEmpty()) return header;
        throw new WrongValue(
                "第一行没有列 " + String.join("、", missing) + "。",
                "The first row does not name the column " + String.join(", ", missing) + ".");
    }

    private static void row(CsvRecord line, List<String> header, Taker taker, Consumer<Mistake> wrong) {
        if (line.getFieldCount() != header.size()) {
            wrong.accept(new Mistake(
                    line.getStartingLineNumber(),
                    "有 " + line.getFieldCount() + " 个字段，而列名有 " + header.size() + " 个。",
                    "It has " + line.getFieldCount() + " fields, and the first row names " + header.size()
                            + " columns."));
            return;
        }
        var fields = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) fields.put(header.get(i), line.getField(i));
        taker.take(line.getStartingLineNumber(), fields);
    }
}
