package org.rescuedesk.wire.policy;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.AreaId;

/** What files of rules say, and what is told of those that say it wrongly. */
class PolicyFilesTest {
    private static final Path SHIPPED = Path.of("../../policies");

    @TempDir
    Path folder;

    private Rules rules() {
        return new Rules(folder);
    }

    private Policy only(Rules rules) {
        var read = rules.read();
        assertThat(read.mistakes()).isEmpty();
        return read.policies().get(0);
    }

    @Test
    void theShippedNationalRulesAreThoseThatTheDeskIsBornWith() {
        var read = PolicyFiles.read(List.of(SHIPPED.resolve("national.yaml")), null, Rules.SHANGHAI);
        assertThat(read.mistakes()).isEmpty();
        var policy = read.policies().get(0);
        assertThat(read.policies()).hasSize(1);
        assertThat(policy.id()).isEqualTo(Policy.NATIONAL.id());
        assertThat(policy.isSame(Policy.NATIONAL)).isTrue();
        assertThat(PolicyBook.NATIONAL.findObjection(policy, Instant.now())).isEmpty();
    }

    @Test
    void theShippedExamplesAreAStrictCityAndACounty() {
        var read = PolicyFiles.read(List.of(SHIPPED), null, Rules.SHANGHAI);
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.policies())
                .extracting(policy -> policy.id() + " " + policy.arrivals().limit() + " "
                        + policy.arrivals().clockStart())
                .containsExactly("5201/1 PT15M ORDERED", "522635/1 PT1H RECEIVED", "national/2 null RECEIVED");
    }

    @Test
    void everyKeyIsReadForWhatItSays() {
        var policy = only(rules().with("nanming.yaml", Rules.SHEET));
        assertThat(policy.id()).isEqualTo(new PolicyId("520102", 1));
        assertThat(policy.from()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(policy.source()).isEqualTo("TSG T5002-2017 art. 5(4)");
        assertThat(policy.arrivals().limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.arrivals().clockStart()).isEqualTo(ClockStart.RECEIVED);
        assertThat(policy.suspicions().opensAfter(Distrust.BUTTON_HELD)).isEqualTo(Duration.ofSeconds(90));
        assertThat(policy.eligibility().longestDuty()).isEqualTo(Duration.ofHours(12));
        var sheet = PolicyText.of(policy);
        assertThat(sheet.keySet()).hasSize(21);
        sheet.forEach((key, value) -> {
            var last = key.substring(key.lastIndexOf('.') + 1);
            assertThat(Rules.SHEET.replace("60s", "1m").replace("90s", "1m30s")).contains(last + ": " + value + "\n");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "520102, 2027-01-01,          2026-12-31T16:00:00Z",
        "520102, 2027-01-01 06:30,    2026-12-31T22:30:00Z",
        "520102, 2027-01-01T06:30:15, 2026-12-31T22:30:15Z",
        "520102, 2028-02-29,          2028-02-28T16:00:00Z",
        "650102, 2027-01-01,          2026-12-31T18:00:00Z",
        "6501,   2027-01-01,          2026-12-31T18:00:00Z",
        "national, 2027-01-01,        2026-12-31T16:00:00Z"
    })
    void aDayBeginsAtMidnightByTheClocksThere(String area, String from, Instant at) {
        var sheet = Rules.SHEET.replace("\"520102\"", '"' + area + '"').replace("from: 2027-01-01", "from: " + from);
        if (area.equals("national")) sheet = sheet.replace("version: 1", "version: 3");
        var policy = only(rules().with("a.yaml", sheet));
        assertThat(policy.from()).isEqualTo(at);
        var book = PolicyBook.NATIONAL.with(policy);
        var there = AreaId.of(area.length() == 6 ? area : "650102");
        assertThat(book.inForce(there, at.minusMillis(1))).isEqualTo(Policy.NATIONAL);
        assertThat(book.inForce(there, at)).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08 02:30, 2026-03-08T07:30:00Z", "2026-11-01 01:30, 2026-11-01T05:30:00Z"})
    void aTimeThatTheClocksJumpOverIsAnHourLaterAndOneThatTheyShowTwiceTheFirst(String from, Instant at) {
        var sheet = Rules.SHEET.replace("\"520102\"", "national").replace("from: 2027-01-01", "from: " + from);
        var file = rules().with("a.yaml", sheet).folder().resolve("a.yaml");
        var read = PolicyFiles.read(List.of(file), null, ZoneId.of("America/New_York"));
        assertThat(read.policies().get(0).from()).isEqualTo(at);
    }

    @Test
    void anAreaWhereClocksDifferHasNoMidnight() {
        assertThat(rules().with("a.yaml", Rules.SHEET.replace("520102", "65")).mistakes())
                .singleElement()
                .asString()
                .contains("a.yaml:3: area 为 65，其内各地时区不同", "write a file for each");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: rescue-desk policy | type: rescue-desk calibration | 1 | type has to be "rescue-desk policy"
            v: 1                     | v: 2                    | 2  | v has to be a whole number from 1 to 1; it is 2
            v: 1                     | v: 1\\nw: 2             | 3  | Nobody knows w
            "520102"                 | 520102                  | 3  | area has to be national or the 2, 4 or 6 first digits of a division's code (GB/T 2260), in quotes
            "520102"                 | "52010"                 | 3  | area has to be national
            "520102"                 | "330102"                | 3  | the register has no area there
            - version: 1             | - version: 0            | 5  | versions[1].version has to be a whole number from 1 to 1000000; it is 0
            - version: 1             | - version: one          | 5  | versions[1].version has to be a whole number
            - version: 1             | - version: 1_0          | 5  | versions[1].version has to be a whole number
            from: 2027-01-01         | from: 2027-02-29        | 6  | versions[1].from is 2027-02-29, and there is no such day
            from: 2027-01-01         | from: 1.1.2027          | 6  | versions[1].from has to be a day
            from: 2027-01-01         | from: 0001-01-01        | 6  | versions[1].from has to be a day
            from: 2027-01-01         | from: 2027-01-01 25:00  | 6  | there is no such day or time
            source: TSG T5002-2017 art. 5(4) | source: "  "    | 7  | versions[1].source has to be the standard and its clause
            source: TSG T5002-2017 art. 5(4) | source:         | 7  | versions[1].source has to be the standard and its clause
            source: TSG T5002-2017 art. 5(4) | sauce: TSG      | 5  | versions[1].source is missing
            source: TSG T5002-2017 art. 5(4) | sauce: TSG      | 7  | Nobody knows versions[1].sauce
            limit: 30m               | limit: 0m               | 9  | versions[1].arrivals.limit has to be a length of time from 1m to 24h
            limit: 30m               | limit: 30               | 9  | versions[1].arrivals.limit has to be a length of time
            limit: 30m               | limit: -5m              | 9  | versions[1].arrivals.limit has to be a length of time
            limit: 30m               | limit: 99999h           | 9  | versions[1].arrivals.limit has to be a length of time
            limit: 30m               | limit: [30m]            | 9  | versions[1].arrivals.limit has to be a length of time from 1m to 24h, written like 90s, 3m or 1h30m; it is a list
            limit: 30m               | limit: 20m              | 11 | versions[1].arrivals.warnAfter has to be shorter than the limit (20m)
            limit: 30m               | limit: 3h               | 12 | versions[1].arrivals.accidentAfter can't be shorter than the limit (3h)
            clockStart: RECEIVED     | clockStart: NOON        | 10 | versions[1].arrivals.clockStart has to be one of RECEIVED, ORDERED; it is NOON
            level1Answer: 3m         | level1Answer: 31m       | 14 | versions[1].escalation.level1Answer can't be longer than the limit (30m)
            level2Answer: 2m         | level2Answer: 31m       | 15 | versions[1].escalation.level2Answer can't be longer than the limit (30m)
            level2WhenLate: true     | level2WhenLate: perhaps | 16 | versions[1].escalation.level2WhenLate has to be true or false; it is perhaps
            callBack: 1h             | callBack: 1h\\n      callBack: 2h | 19 | versions[1].escalation.callBack stands here a second time
            callBack: 1h             |                         | 13 | versions[1].escalation.callBack is missing
            BUTTON_HELD: 90s         | BUTTON_BROKEN: 90s      | 22 | Nobody knows versions[1].suspicions.byKind.BUTTON_BROKEN
            perSender: 5             | perSender: 0            | 24 | versions[1].suspicions.perSender has to be a whole number from 1
            perSender: 5             | perSender: "5"          | 24 | versions[1].suspicions.perSender has to be a whole number from 1
            fenceM: 100              | fenceM: 5               | 32 | versions[1].eligibility.fenceM has to be a whole number from 10 to 2000
            skills: true             | skills: {a: 1}          | 30 | versions[1].eligibility.skills has to be true or false; it is keys
            """)
    void aMistakeIsASentenceInTwoLanguagesWithItsPlace(String right, String wrong, int line, String sentence) {
        var spoilt = wrong == null ? "" : wrong.replace("\\n", "\n");
        assertThat(Rules.SHEET).contains(right);
        var mistakes =
                rules().with("a.yaml", Rules.SHEET.replace(right, spoilt)).mistakes();
        assertThat(mistakes)
                .anySatisfy(each ->
                        assertThat(each).startsWith("a.yaml:" + line + ": ").contains(sentence))
                .allSatisfy(each -> assertThat(each).matches("(?s).*\\p{IsHan}.*"));
    }

    @Test
    void versionsThatContradictEachOtherAreTold() {
        var second =
                Rules.VERSION.replace("from: 2027-01-01", "from: 2026-12-31").replace("version: 1", "version: 2");
        assertThat(rules().with("a.yaml", Rules.SHEET + Rules.VERSION + second).mistakes())
                .satisfiesExactly(
                        each -> assertThat(each)
                                .startsWith("a.yaml:33: ")
                                .contains("Version 1 of the rules of 520102 stands in", "a.yaml, line 5, already."),
                        each -> assertThat(each)
                                .startsWith("a.yaml:61: ")
                                .contains("Version 2 of the rules of 520102 begins before version 1."));
    }

    @Test
    void twoFilesOfAnAreaMayHaveDifferentVersionsAndNotTheSame() {
        var second = Rules.SHEET.replace("version: 1", "version: 2");
        assertThat(rules().with("a.yaml", Rules.SHEET)
                        .with("b.yml", second)
                        .read()
                        .policies())
                .extracting(policy -> policy.id().toString())
                .containsExactly("520102/1", "520102/2");
        assertThat(rules().with("c.yaml", second).mistakes())
                .singleElement()
                .asString()
                .contains("c.yaml:5: ", "Version 2 of the rules of 520102 stands in", "b.yml, line 5, already.");
    }

    @Test
    void allMistakesOfAFolderAreToldAtOnce() {
        var told = rules().with("a.yaml", Rules.SHEET.replace("30m", "0m").replace("100", "1"))
                .with("b.yaml", "{")
                .with("c.yaml", Rules.SHEET)
                .with("notes.txt", "{")
                .mistakes();
        assertThat(told).extracting(each -> each.substring(0, 8)).containsExactly("a.yaml:9", "a.yaml:3", "b.yaml:1");
    }

    @Test
    void aSpoiltFileTellsNoMoreThanAnybodyReads() {
        var keys = new StringBuilder(Rules.SHEET);
        for (int i = 0; i < 5_000; i++) keys.append("key").append(i).append(": 1\n");
        assertThat(rules().with("a.yaml", keys.toString()).mistakes()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x [1]\nb: *x", "a: *x", "a: !!java.net.URL [x]", "a: !!str 1", "&r a: 1"})
    void whatGrowsOrBecomesSomethingElseIsRefused(String yaml) {
        assertThat(rules().with("a.yaml", yaml).mistakes())
                .singleElement()
                .asString()
                .matches("(?s)a.yaml:1: 规则文件不可使用.* A file of rules has no (anchors|tags).*");
    }

    @Test
    void aBombOfReferencesIsRefusedAtItsFirstLine() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++)
            bomb.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        assertThat(rules().with("a.yaml", bomb.toString()).mistakes())
                .singleElement()
                .asString()
                .startsWith("a.yaml:1: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "---\n",
                "a: 1\n---\nb: 2\n",
                "a: 'x",
                "\t- x",
                "a: b: c",
                "[[[[[[[[[[[[[[[[[[[[",
                "{{{{{{{{{{{{{{{{{{{{",
                "7",
                "[]",
                "null",
                "a: \u0000",
                "%YAML 9.9\n---\na: 1"
            })
    void whatIsNoFileOfRulesIsASentence(String text) {
        assertThat(rules().with("a.yaml", text).mistakes())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).startsWith("a.yaml").matches("(?s).*\\p{IsHan}.*"));
    }

    @Test
    void bytesThatAreNoTextAreASentenceWhateverTheyAre() {
        var dice = new Random(5);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[dice.nextInt(400)];
            dice.nextBytes(bytes);
            assertThat(rules().with("a.yaml", bytes).mistakes()).isNotEmpty();
        }
        assertThat(rules().with("a.yaml", Rules.SHEET.getBytes(UTF_16)).mistakes())
                .singleElement()
                .asString()
                .contains("It is no UTF-8 text.");
    }

    @Test
    void aSpoiltLetterIsToldOrChangesARuleAndNeverBreaksTheReader() {
        var dice = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var bytes = Rules.SHEET.getBytes(UTF_8);
            bytes[dice.nextInt(bytes.length)] = (byte) "{}[]:&*!#'\"-,x0 \n\t%@`|>".charAt(dice.nextInt(23));
            var read = rules().with("a.yaml", bytes).read();
            assertThat(read.mistakes().isEmpty()).isEqualTo(!read.policies().isEmpty());
        }
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() {
        var huge = Rules.SHEET + "# ".repeat(200_000);
        assertThat(rules().with("a.yaml", huge).mistakes())
                .singleElement()
                .asString()
                .contains("a file of rules has up to 262144.");
    }

    @Test
    void marksLineEndsAndChineseAreTakenAsTheyCome() {
        var sheet = Rules.SHEET.replace("TSG T5002-2017 art. 5(4)", "《电梯维护保养规则》第五条（四）");
        var policy = only(rules().with("a.yaml", "\uFEFF# 南明区\n" + sheet.replace("\n", "\r\n")));
        assertThat(policy.source()).isEqualTo("《电梯维护保养规则》第五条（四）");
        assertThat(rules().with("a.yaml", "\uFEFF" + sheet.replace("30m", "0m").replace("\n", "\r\n"))
                        .mistakes())
                .anySatisfy(each -> assertThat(each).startsWith("a.yaml:9: "));
    }

    @Test
    void aFileThatIsNotThereIsASentence() {
        var read = PolicyFiles.read(List.of(folder.resolve("none.yaml")), null, Rules.SHANGHAI);
        assertThat(read.mistakes()).singleElement().asString().contains("没有此文件。 There is no such file.");
    }

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S, 1m30s",
        "3m, PT3M, 3m",
        "2h, PT2H, 2h",
        "1h30m, PT1H30M, 1h30m",
        "3600s, PT1H, 1h",
        "0s, PT0S, 0s"
    })
    void lengthsAreReadAndWrittenAsPeopleDo(String text, Duration length, String written) {
        assertThat(Length.find(text)).contains(length);
        assertThat(Length.text(length)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "3", "3 m", "1.5h", "3M", "30m1h", "-1s", "PT3M", "12345h", "３m"})
    void whatIsNoLengthIsNone(String text) {
        assertThat(Length.find(text)).isEmpty();
    }
}
