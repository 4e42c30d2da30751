package org.rescuedesk.simulator.past;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of recorded days: CSV in UTF-8 with a header line, as it is or in gzip. Which kind it is, its header says. */
public final class PastFile {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int SHOWN = 20;

    private final Path path;
    private final List<String> mistakes = new ArrayList<>();

    /** What is read from all lines of one kind of file; a line that it can't use is told as a mistake. */
    interface Format {
        Set<String> columns();

        PastRecord read(List<NamedCsvRecord> lines, Mistakes mistakes);
    }

    /** Takes what is wrong with a line. */
    interface Mistakes {
        void add(NamedCsvRecord line, String what);
    }

    private PastFile(Path path) {
        this.path = path;
    }

    /** All that the file tells, or a {@link FileRefused} that names each line that can't be used. */
    public static PastRecord read(Path path) {
        PastFile file = new PastFile(path);
        List<NamedCsvRecord> lines = file.parse(file.text());
        PastRecord record = file.format(lines).read(lines, file::note);
        if (!file.mistakes.isEmpty()) {
            throw file.mistaken();
        }
        return record;
    }

    private void note(NamedCsvRecord line, String what) {
        mistakes.add("row " + line.getStartingLineNumber() + ": " + what);
    }

    private Format format(List<NamedCsvRecord> lines) {
        if (lines.isEmpty()) {
            throw refused("是空的。", "is empty", null);
        }
        Set<String> header = new TreeSet<>(lines.get(0).getHeader());
        for (Format format : List.of(new RescueFile(), new CallFile(), new FacilityFile(), new ChangeFile())) {
            if (header.containsAll(format.columns())) {
                return format;
            }
        }
        throw refused(
                "的表头不是任何已知的格式。",
                "has a header that belongs to no kind of file that can be played: " + String.join(", ", header),
                null);
    }

    private List<NamedCsvRecord> parse(String text) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException | IOException e) {
            throw refused("不是有效的 CSV。", "is no CSV: " + e.getMessage(), e);
        }
    }

    private String text() {
        try {
            byte[] bytes = Files.readAllBytes(path);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(isGzip(bytes) ? unpacked(bytes) : bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("不是 UTF-8 编码。", "is not in UTF-8", e);
        } catch (IOException e) {
            throw refused("无法读取。", "can't be read (" + e + ")", e);
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff) == GZIP_FIRST && (bytes[1] & 0xff) == GZIP_SECOND;
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private FileRefused mistaken() {
        String shown = mistakes.stream().limit(SHOWN).map(each -> "\n  " + each).collect(joining());
        String more = mistakes.size() > SHOWN ? "\n  … and " + (mistakes.size() - SHOWN) + " more" : "";
        return refused("有无法使用的行。", "has lines that can't be used:" + shown + more, null);
    }

    private FileRefused refused(String chinese, String english, @Nullable Exception cause) {
        return new FileRefused("文件 " + path + " " + chinese, "The file " + path + " " + english + ".", cause);
    }
}
