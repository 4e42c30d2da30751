package org.rescuedesk.server.travel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.travel.CalibrationCheck.Mistake;

/**
 * A calibration as a file: JSON of the fields of the fact {@code CalibrationTaken}, under a type and a version of the format
 * (docs/calibration.schema.json). Every mistake in it is a sentence.
 */
public final class CalibrationFile {
    /** What RESCUE_CALIBRATION says to go back to the built-in figures. */
    public static final String BUILT_IN = "built-in";

    static final String TYPE = "rescue-desk calibration";
    static final int FORMAT = 1;

    private CalibrationFile() {}

    /** The calibration that a setting names. */
    public static Calibration named(String setting) {
        return setting.equals(BUILT_IN) ? Calibration.BUILT_IN : read(Path.of(setting));
    }

    /** Refuses a file with mistakes, naming them all. */
    public static Calibration read(Path file) {
        var check = check(file);
        if (check.calibration() != null) return check.calibration();
        var mistakes = check.mistakes();
        throw new CannotStart(
                "The calibration %s can't be used: %s".formatted(file, joined(mistakes, Mistake::english)),
                "校准文件不可用：" + joined(mistakes, Mistake::chinese));
    }

    private static String joined(List<Mistake> mistakes, Function<Mistake, String> language) {
        return mistakes.stream().map(language).collect(Collectors.joining(" "));
    }

    /** What is in the file, or all that is wrong with it. */
    public static CalibrationCheck check(Path file) {
        try {
            var read = Json.decodeValue(Buffer.buffer(Files.readAllBytes(file)));
            if (read instanceof JsonObject json) return CalibrationCheck.of(json);
            return CalibrationCheck.wrong("It is no JSON object.", "内容不是 JSON 对象。");
        } catch (IOException e) {
            return CalibrationCheck.wrong("It can't be read (%s).".formatted(e), "无法读取。");
        } catch (DecodeException e) {
            return CalibrationCheck.wrong("It is no JSON.", "内容不是 JSON。");
        }
    }

    /** Writes a new file, and never over one that is there. */
    public static void write(Path file, Calibration calibration) throws IOException {
        Files.writeString(file, text(calibration), UTF_8, StandardOpenOption.CREATE_NEW);
    }

    static String text(Calibration calibration) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("type", TYPE);
        head.put("v", FORMAT);
        return new JsonObject(head)
                        .mergeIn(new JsonObject(calibration.body().toString()))
                        .encodePrettily()
                + "\n";
    }
}
