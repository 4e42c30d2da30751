package org.rescuedesk.cli.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.store.imports.Mistake;

/** What is wrong with a table as a CSV file that a spreadsheet opens. It takes the place of an earlier list, and of no other file. */
record MistakeList(Path file) {

    private static final String HEADER = "\uFEFFrow,错误,mistake\r\n";

    /** Refused where the list would be written over what is read. */
    static MistakeList at(Path file, Path... read) {
        for (Path each : read) {
            if (isSame(file, each)) {
                throw new CannotStart(
                        "The list of mistakes would overwrite %s; name another file with --errors.".formatted(each),
                        "错误清单会覆盖 %s；请用 --errors 指定其他文件。".formatted(each));
            }
        }
        return new MistakeList(file);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw cannotWrite(one, e);
        }
    }

    void write(List<Mistake> mistakes) {
        if (Files.exists(file) && !isOurs()) {
            throw new CannotStart(
                    "%s is there and is no list of mistakes; name another file with --errors.".formatted(file),
                    "%s 已存在，且不是错误清单；请用 --errors 指定其他文件。".formatted(file));
        }
        StringBuilder text = new StringBuilder(HEADER);
        for (Mistake mistake : mistakes) {
            text.append(mistake.row())
                    .append(',')
                    .append(quoted(mistake.chinese()))
                    .append(',')
                    .append(quoted(mistake.english()))
                    .append("\r\n");
        }
        try {
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Takes away the list of an earlier failure. Whether there was one. */
    boolean remove() {
        try {
            return Files.exists(file) && isOurs() && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private boolean isOurs() {
        byte[] header = HEADER.getBytes(UTF_8);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(header.length), header);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static CannotStart cannotWrite(Path file, IOException e) {
        return new CannotStart(
                "The list of mistakes can't be written to %s (%s).".formatted(file, e),
                "无法写入错误清单 %s。".formatted(file),
                e);
    }

    /** A sentence begins with a word of ours, so that no spreadsheet takes it for a formula. */
    private static String quoted(String sentence) {
        return '"' + sentence.replace("\"", "\"\"") + '"';
    }
}
