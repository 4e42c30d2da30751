package org.rescuedesk.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.wire.policy.PolicyFiles;

/** What a desk takes up of a folder, and that the published schema and the reader say the same of a file. */
class PolicyFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path SHIPPED = Path.of("../../policies");
    private static final Validator SCHEMA = schema();
    private static final Register REGISTER =
            Register.of(1, List.of(area("520102"), area("522635")), List.of(), List.of(), List.of(), List.of());

    @TempDir
    Path folder;

    private static Area area(String id) {
        return new Area(AreaId.of(id), "某区", "Some", ZONE, Duration.ofMinutes(30));
    }

    private static Validator schema() {
        try {
            var text = Files.readString(Path.of("../../docs/policy.schema.json"));
            var options = new JsonSchemaOptions()
                    .setBaseUri("urn:rescuedesk")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic);
            return Validator.create(JsonSchema.of(new JsonObject(text)), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean fits(String yaml) throws IOException {
        var tree = new YAMLMapper().readTree(yaml);
        return SCHEMA.validate(new JsonObject(new ObjectMapper().writeValueAsString(tree)))
                .getValid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"national.yaml", "city-15-minutes.yaml", "county-60-minutes.yaml"})
    void theShippedRulesFitTheSchema(String file) throws IOException {
        assertThat(fits(Files.readString(SHIPPED.resolve(file)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rescue-desk policy   | rescue-desk rules
            v: 1                 | v: 2
            "5201"               | 5201
            "5201"               | "52010"
            "5201"               | "everywhere"
            version: 1           | version: 0
            version: 1           | version: "1"
            version: 1           | revision: 1
            from: 2027-01-01     | from: 1999-01-01
            from: 2027-01-01     | from: soon
            from: 2027-01-01     | from: 2027-01-01 6:00
            limit: 15m           | limit: 15
            limit: 15m           | limit: 0m
            limit: 15m           | limit: 15 minutes
            limit: 15m           | limit: ""
            clockStart: ORDERED  | clockStart: ordered
            warnAfter: 10m       | warnBefore: 10m
            level2WhenLate: true | level2WhenLate: 1
            level2WhenLate: true | level2WhenLate: "true"
            callBack: 30m        | callBack: [30m]
            opensAfter: 30s      | opensAfter: null
            UNKNOWN_ELEVATOR: 2m | UNHEARD_OF: 2m
            perSender: 5         | perSender: 0
            perSender: 5         | perSender: 1.5
            perSender: 5         | perSender: 2000000
            skills: true         | skills: {}
            longestDuty: 12h     | longestDuty: 12
            fenceM: 100          | fenceM: 9
            fenceM: 100          | fenceM: 100\\nextra: 1
            """)
    void whatTheReaderRefusesTheSchemaRefusesToo(String right, String wrong) throws IOException {
        var sheet = Files.readString(SHIPPED.resolve("city-15-minutes.yaml"));
        assertThat(sheet).contains(right);
        var spoilt = sheet.replace(right, wrong.replace("\\n", "\n"));
        var file = Files.writeString(folder.resolve("a.yaml"), spoilt);
        assertThat(PolicyFiles.read(List.of(file), null, ZONE).mistakes()).isNotEmpty();
        assertThat(fits(spoilt)).isFalse();
    }

    @Test
    void aDeskTakesUpWhatIsNewToItsBook() {
        var there = new PolicyFolder(SHIPPED, REGISTER, ZONE);
        var taken = there.takenBy(PolicyBook.NATIONAL, NOW);
        assertThat(taken).extracting(policy -> policy.id().toString()).containsExactly("5201/1", "522635/1");
        var book = PolicyBook.NATIONAL;
        for (var policy : taken) book = book.with(policy.notBefore(NOW));
        assertThat(there.takenBy(book, NOW.plusSeconds(9))).isEmpty();
        assertThat(there.takenBy(book, Instant.parse("2027-06-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void allMistakesStopTheStartInOneSentenceEach() throws IOException {
        var city = Files.readString(SHIPPED.resolve("city-15-minutes.yaml"));
        Files.writeString(folder.resolve("a.yaml"), city.replace("limit: 15m", "limit: 15"));
        Files.writeString(folder.resolve("b.yaml"), city.replace("5201", "3301"));
        assertThatThrownBy(() -> new PolicyFolder(folder, REGISTER, ZONE).takenBy(PolicyBook.NATIONAL, NOW))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("2 mistake(s)", "共 2 处错误", "a.yaml:11: ", "b.yaml:5: ", "登记数据中没有该地区");
    }

    @Test
    void rulesThatChangedUnderTheirVersionStopItToo() throws IOException {
        var city = Files.readString(SHIPPED.resolve("city-15-minutes.yaml"));
        var file = Files.writeString(folder.resolve("a.yaml"), city);
        var there = new PolicyFolder(folder, REGISTER, ZONE);
        var book =
                PolicyBook.NATIONAL.with(there.takenBy(PolicyBook.NATIONAL, NOW).get(0));
        Files.writeString(file, city.replace("limit: 15m", "limit: 14m"));
        assertThatThrownBy(() -> there.takenBy(book, NOW))
                .hasMessageContainingAll("a.yaml:7: ", "规则 5201/1 已启用", "5201/1 are in use and can't be changed");
    }
}
