package org.rescuedesk.server.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learned;
import org.rescuedesk.core.travel.Learned.AreaError;
import org.rescuedesk.core.travel.Traffic;
import org.rescuedesk.server.CannotStart;

/** What the desk refuses, its schema refuses too, and the other way round. */
class CalibrationFileTest {
    private static final Validator SCHEMA = schema();

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackAndFitsTheSchema() throws IOException {
        var file = folder.resolve("calibration.json");
        CalibrationFile.write(file, some());
        assertThat(CalibrationFile.read(file)).isEqualTo(some());
        assertThat(CalibrationFile.named(file.toString())).isEqualTo(some());
        assertThat(SCHEMA.validate(new JsonObject(Files.readString(file))).getValid())
                .isTrue();
        assertThatThrownBy(() -> CalibrationFile.write(file, some())).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void builtInGoesBackToTheFirstFigures() {
        assertThat(CalibrationFile.named("built-in")).isEqualTo(Calibration.BUILT_IN);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsASentenceInTwoLanguages(String sentence, Consumer<JsonObject> mistake) {
        var json = new JsonObject(CalibrationFile.text(some()));
        mistake.accept(json);
        var check = CalibrationCheck.of(json);
        assertThat(check.calibration()).isNull();
        assertThat(check.mistakes())
                .anySatisfy(each -> assertThat(each.english()).contains(sentence))
                .allSatisfy(each -> assertThat(each.chinese()).matches("(?s).*\\p{IsHan}.*"));
        assertThat(SCHEMA.validate(json).getValid()).as("the schema").isFalse();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("type has to be", json -> json.put("type", "rescue-desk policy")),
                mistake("v is 2", json -> json.put("v", 2)),
                mistake("version is 0", json -> json.put("version", 0)),
                mistake("version is 1.5", json -> json.put("version", 1.5)),
                mistake("date is missing", json -> json.remove("date")),
                mistake("date is yesterday", json -> json.put("date", "yesterday")),
                mistake("everywhere is missing", json -> json.remove("everywhere")),
                mistake("everywhere is no object", json -> json.put("everywhere", 7)),
                mistake("Nobody knows speed", json -> json.put("speed", 9)),
                mistake(
                        "areas.52010 names no area",
                        json -> areas(json).put("52010", areas(json).getValue("5201"))),
                mistake("areas.5201.settingOutMs is -1", json -> area(json).put("settingOutMs", -1)),
                mistake("areas.5201.detourPerMille is 999", json -> area(json).put("detourPerMille", 999)),
                mistake(
                        "areas.5201.speedMmps.08 is missing",
                        json -> speeds(json).remove("08")),
                mistake("areas.5201.speedMmps.08 is 12", json -> speeds(json).put("08", 12)),
                mistake("areas.5201.speedMmps.08 is fast", json -> speeds(json).put("08", "fast")),
                mistake(
                        "Nobody knows areas.5201.speedMmps.24",
                        json -> speeds(json).put("24", 9_000)),
                mistake("learned is no object", json -> json.put("learned", new JsonArray())),
                mistake("learned.arrivals is", json -> learned(json).put("arrivals", "GUESSED")),
                mistake("learned.areas is no list", json -> learned(json).put("areas", 3)),
                mistake(
                        "learned.areas[0].n is -1",
                        json -> learned(json)
                                .getJsonArray("areas")
                                .getJsonObject(0)
                                .put("n", -1)));
    }

    private static Arguments mistake(String sentence, Consumer<JsonObject> mistake) {
        return Arguments.of(sentence, mistake);
    }

    private static JsonObject areas(JsonObject json) {
        return json.getJsonObject("areas");
    }

    private static JsonObject area(JsonObject json) {
        return areas(json).getJsonObject("5201");
    }

    private static JsonObject speeds(JsonObject json) {
        return area(json).getJsonObject("speedMmps");
    }

    private static JsonObject learned(JsonObject json) {
        return json.getJsonObject("learned");
    }

    @Test
    void allMistakesOfAFileStopTheStartAtOnce() throws IOException {
        var json = new JsonObject(CalibrationFile.text(some())).put("v", 7);
        speeds(json).put("08", 12).put("09", 13);
        var file = Files.writeString(folder.resolve("wrong.json"), json.encode());
        assertThatThrownBy(() -> CalibrationFile.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("wrong.json", "v is 7", "speedMmps.08", "speedMmps.09", "校准文件不可用");
    }

    @Test
    void whatIsNoFileOrNoJsonStopsItToo() throws IOException {
        assertThatThrownBy(() -> CalibrationFile.read(folder.resolve("none.json")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("can't be read");
        for (var text : List.of("", "[]", "{\"type\":", "7", "\u0000")) {
            var file = Files.writeString(folder.resolve("odd.json"), text);
            assertThatThrownBy(() -> CalibrationFile.read(file)).isInstanceOf(CannotStart.class);
        }
    }

    private static Calibration some() {
        var traffic = new Traffic(Duration.ofSeconds(95), 1_350, Collections.nCopies(Traffic.HOURS, 7_300));
        var error = new AreaError("520102", 40, -4_000, 77_000, 171_000);
        var learned = new Learned(
                1_234,
                Learned.Arrivals.PROVEN,
                400,
                100,
                new AreaError("all", 100, 0, 80_000, 190_000),
                List.of(error));
        var areas = Sorted.<String, Traffic>empty().with("5201", traffic);
        return new Calibration(3, LocalDate.parse("2026-11-23"), traffic, areas, learned);
    }

    private static Validator schema() {
        try {
            var text = Files.readString(Path.of("../../docs/calibration.schema.json"));
            var options = new JsonSchemaOptions()
                    .setBaseUri("urn:rescuedesk")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic);
            return Validator.create(JsonSchema.of(new JsonObject(text)), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
