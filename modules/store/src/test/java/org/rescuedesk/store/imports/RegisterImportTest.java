package org.rescuedesk.store.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;

class RegisterImportTest {
    private static final String MAPPING = """
            map.AREA.南明区 = 520102
            map.TYPE.住宅 = RESIDENTIAL
            bounds = 24 103 30 110
            only.状态 = 在用|停用
            area.id = {区县|AREA}
            area.name = {区县}
            area.zone = Asia/Shanghai
            area.limit_s = 1800
            firm.id = F-{单位}
            firm.name = 维保{单位}
            elevator.id = GY-{编号}
            elevator.rescue_code = {救援码}
            elevator.place = 贵阳市{区县}{地址}
            elevator.place_type = {用途|TYPE}
            elevator.lat = {纬度}
            elevator.lon = {经度}
            """;
    private static final String HEADER = "编号,救援码,区县,单位,地址,用途,纬度,经度,状态\n";
    private static final String ROW = "1,035302,南明区,7,花果园3栋,住宅,26.57,106.71,在用\n";

    @TempDir
    Path folder;

    @Test
    void aRowTellsOfAnElevatorItsAreaAndItsFirm() throws Exception {
        var read = read(HEADER + ROW + "2,,南明区,7,\"花果园4栋,2单元\",住宅,,,停用\n3,,南明区,7,x,住宅,26,106,报废\n");
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.passedOver()).isEqualTo(1);
        var register = read.register(7);
        assertThat(register.version()).isEqualTo(7);
        var first = register.elevator(ElevatorId.of("GY-1"));
        assertThat(first.rescueCode()).isEqualTo("035302");
        assertThat(first.place()).isEqualTo("贵阳市南明区花果园3栋");
        assertThat(first.placeType()).isEqualTo(PlaceType.RESIDENTIAL);
        assertThat(first.point()).isEqualTo(new Point(26.57, 106.71));
        assertThat(register.area(first.area()).limit()).hasMinutes(30);
        assertThat(register.firm(first.firm()).name()).isEqualTo("维保7");
        assertThat(register.elevator(ElevatorId.of("GY-2")).point()).isNull();
    }

    @Test
    void whatWasThereStaysUnlessTheTableTellsOfItAnew() throws Exception {
        var before = read(HEADER + ROW + ROW.replace("1,035302", "2,")).register(1);
        var after = read(HEADER + ROW.replace("花果园3栋", "新址"), MAPPING, before).register(2);
        assertThat(after.listElevators()).extracting(Elevator::place).containsExactly("贵阳市南明区新址", "贵阳市南明区花果园3栋");
    }

    @Test
    void aRowToldTwiceCountsOnceAndOneWithOtherParticularsIsRefused() throws Exception {
        var twice = read(HEADER + ROW + ROW);
        assertThat(twice.mistakes()).isEmpty();
        assertThat(twice.repeated()).isEqualTo(1);
        var other = read(HEADER + ROW + ROW.replace("3栋", "4栋"));
        assertThat(other.mistakes())
                .containsExactly(new Mistake(
                        3, "电梯 GY-1 前面已有，内容不同。", "The elevator GY-1 stands in an earlier row with other particulars."));
        assertThatIllegalStateException().isThrownBy(() -> other.register(1));
    }

    @Test
    void oneRescueCodeIsOneElevators() throws Exception {
        assertThat(mistake(HEADER + ROW + ROW.replace("1,035302", "2,035302")))
                .isEqualTo("The rescue code 035302 is the one of elevator GY-1 too.");
    }

    @Test
    void placesThatCanNotBeAreRefused() throws Exception {
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "0,0"))).startsWith("The place is 0, 0;");
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "26.57,16.71"))).endsWith("lies outside the bounds.");
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "89.1,26.57"))).endsWith("lies outside the bounds.");
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "26.57,"))).contains("is not a number of degrees");
        for (var wrong : new String[] {"NaN", "26.5d", "0x1.ap6", "2.65e1", "Infinity", "二十六"}) {
            assertThat(mistake(HEADER + ROW.replace("26.57", wrong)))
                    .isEqualTo("The elevator.lat \"" + wrong + "\" is not a number of degrees, such as 26.57.");
        }
    }

    @Test
    void swappedDegreesAreSaidToBeSwapped() throws Exception {
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "106.71,26.57")))
                .isEqualTo("The place 106.71, 26.57 lies outside the bounds; are latitude and longitude swapped?");
        assertThat(mistake(
                        HEADER + ROW.replace("26.57,106.71", "106.71,26.57"),
                        MAPPING.replace("bounds = 24 103 30 110", "")))
                .endsWith("longitudes -180 to 180; are latitude and longitude swapped?");
        var europe = MAPPING.replace("bounds = 24 103 30 110", "bounds = 47 5 55 15");
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "8.5,50.1"), europe))
                .endsWith("are latitude and longitude swapped?");
    }

    @Test
    void chineseMapsDegreesAreBroughtToWgs84() throws Exception {
        var baidu = read(
                        HEADER + ROW.replace("26.57,106.71", "26.5776,106.7202"),
                        MAPPING + "datum = BD-09\n",
                        Register.empty())
                .register(1);
        var gcj = read(
                        HEADER + ROW.replace("26.57,106.71", "26.57172,106.71362"),
                        MAPPING + "datum = GCJ-02\n",
                        Register.empty())
                .register(1);
        assertThat(place(baidu).distanceTo(place(gcj))).isLessThan(30);
        assertThat(place(gcj).distanceTo(new Point(26.57172, 106.71362))).isBetween(400.0, 800.0);
    }

    @Test
    void aValueThatTheMappingDoesNotKnowIsRefusedWithItsColumn() throws Exception {
        assertThat(mistake(HEADER + ROW.replace("南明区", "云岩区")))
                .isEqualTo("The column 区县 holds \"云岩区\", which the mapping's table AREA does not know.");
        assertThat(mistake(HEADER + ROW.replace(",035302,", ",35302,"))).contains("35302");
    }

    @Test
    void whereAColumnIsEmptyNoDoubleBlankIsLeft() throws Exception {
        var mapping = MAPPING.replace("elevator.place = 贵阳市{区县}{地址}", "elevator.place = Bahnhof {编号} {地址} ({用途})");
        var read = read(HEADER + ROW.replace("花果园3栋", ""), mapping, Register.empty());
        assertThat(read.register(1).listElevators()).extracting(Elevator::place).containsExactly("Bahnhof 1 (住宅)");
    }

    @Test
    void anElevatorMayNameWhatTheRegisterHeldBefore() throws Exception {
        var elevatorsOnly = String.join(
                        "\n",
                        Arrays.stream(MAPPING.split("\n"))
                                .filter(line -> !line.startsWith("area.") && !line.startsWith("firm."))
                                .toList())
                + "\nelevator.area = {区县|AREA}\nelevator.firm = F-{单位}\n";
        assertThat(mistake(HEADER + ROW, elevatorsOnly)).isEqualTo("There is no area 520102 in the register.");
        var before = read(HEADER + ROW).register(1);
        var after = read(HEADER + ROW.replace("1,035302", "5,"), elevatorsOnly, before);
        assertThat(after.mistakes()).isEmpty();
        assertThat(after.register(2).elevator(ElevatorId.of("GY-5")).area()).isEqualTo(AreaId.of("520102"));
    }

    @Test
    void aFileThatIsCutOffOrDamagedOrMissingIsSaidSo() throws Exception {
        var packed = gzip(HEADER + ROW.repeat(200));
        assertThat(whole(Arrays.copyOf(packed, packed.length / 2))).isEqualTo("The gzipped file is cut off.");
        var damaged = packed.clone();
        for (int i = 20; i < 40; i++) damaged[i] = 0x55;
        assertThat(whole(damaged)).startsWith("The gzipped file ");
        assertThat(whole((HEADER + ROW + "2,,南明区,7,\"花果").getBytes(UTF_8)))
                .startsWith("From row 3 on the file is no whole CSV");
        assertThat(mistake(HEADER + ROW + "2,,南明区,7\n")).startsWith("It has 4 fields");
        assertThat(RegisterImport.read(folder.resolve("none.csv"), mapping(MAPPING), Register.empty())
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.english()).startsWith("There is no file "));
    }

    @Test
    void anotherEncodingIsSaidSoAndReadWhenTheMappingSaysIt() throws Exception {
        var bytes = (HEADER + ROW).getBytes(Charset.forName("GB18030"));
        assertThat(whole(bytes)).startsWith("The file is not in UTF-8 (line 1)");
        var read = RegisterImport.read(
                Files.write(folder.resolve("gb.csv"), bytes),
                mapping(MAPPING + "encoding = GB18030\n"),
                Register.empty());
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.elevators()).isEqualTo(1);
    }

    @Test
    void anEmptyFileAndMissingColumnsAreSaidSo() throws Exception {
        assertThat(whole(new byte[0])).isEqualTo("The file is empty; its first row should name the columns.");
        assertThat(mistake("编号,救援码\n1,2\n"))
                .startsWith("The first row does not name the column ")
                .contains("区县", "纬度");
    }

    @Test
    void tenThousandMistakesAreAllToldWithTheirRows() throws Exception {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 10_000; i++) text.append(ROW.replace("南明区", "无此区"));
        var mistakes = read(text.toString()).mistakes();
        assertThat(mistakes).hasSize(10_000);
        assertThat(mistakes.get(0).row()).isEqualTo(2);
        assertThat(mistakes.get(9_999).row()).isEqualTo(10_001);
        assertThat(mistakes.get(0).sentence()).startsWith("第 2 行：").contains(" Row 2: ");
    }

    @Test
    void aLastRowWithoutALineEndCountsAsCutOffUnlessItIsSaidToBeWhole() throws Exception {
        var cut = HEADER + ROW + ROW.replace("1,035302", "2,").strip();
        assertThat(read(cut).mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.row()).isEqualTo(3);
            assertThat(mistake.sentence()).contains("文件可能被截断", "say --no-final-newline");
        });
        var whole = RegisterImport.read(folder.resolve("table.csv"), mapping(MAPPING), Register.empty(), true);
        assertThat(whole.mistakes()).isEmpty();
        assertThat(whole.elevators()).isEqualTo(2);
        assertThat(read((HEADER + ROW).replace("\n", "\r")).mistakes()).isEmpty();
    }

    @Test
    void aTableThatTellsOfNothingIsRefused() throws Exception {
        assertThat(mistake(HEADER)).isEqualTo("The table has column names and no rows.");
        assertThat(mistake(HEADER + "\n,,,,,,,,\n")).isEqualTo("The table has column names and no rows.");
        assertThat(mistake(HEADER + ROW.replace("在用", "报废")))
                .isEqualTo("None of the table's 1 rows is one that the mapping's only. wants.");
    }

    @Test
    void rowsAreCountedAsASpreadsheetShowsThem() throws Exception {
        var table = HEADER + ROW.replace("花果园3栋", "\"花果园\n3栋\n东\"") + "\n" + ROW.replace("1,035302", "2,") + "3,,x\n";
        assertThat(read(table.replace("\n", "\r\n")).mistakes())
                .extracting(Mistake::row)
                .containsExactly(5L);
    }

    @Test
    void twoColumnsOfOneNameAreRefusedWhereTheNameIsUsed() throws Exception {
        assertThat(mistake(HEADER.replace("状态", "状态,纬度") + ROW.strip() + ",1\n"))
                .isEqualTo("The first row names two columns 纬度.");
        assertThat(read(HEADER.replace("状态", "状态,备注,备注") + ROW.strip() + ",x,y\n")
                        .mistakes())
                .isEmpty();
    }

    @Test
    void elevatorsMayExchangeTheirRescueCodesAndTakeOverOneThatWasFreed() throws Exception {
        var other = ROW.replace("1,035302", "2,035303");
        var before = read(HEADER + ROW + other).register(1);
        var swapped = HEADER + ROW.replace("035302", "035303") + other.replace("035303", "035302");
        var after = read(swapped, MAPPING, before);
        assertThat(after.mistakes()).isEmpty();
        assertThat(after.register(2).elevator(ElevatorId.of("GY-2")).rescueCode())
                .isEqualTo("035302");
        var freed = read(HEADER + ROW.replace("1,035302", "5,035303") + other.replace("035303", ""), MAPPING, before);
        assertThat(freed.mistakes()).isEmpty();
        var taken = read(HEADER + ROW.replace("1,035302", "5,035303"), MAPPING, before);
        assertThat(taken.mistakes())
                .containsExactly(new Mistake(
                        2, "救援码 035303 已是电梯 GY-2 的。", "The rescue code 035303 is the one of elevator GY-2 too."));
    }

    @Test
    void whatIsWrongIsSaidInBothLanguages() throws Exception {
        assertThat(sentence(ROW.replace("1,035302", "A 1,035302"))).contains("elevator.id 的值“GY-A 1”不是编号（");
        assertThat(sentence(ROW.replace("035302", "12"))).contains("elevator.rescue_code 的值“12”不是六位数字。");
        assertThat(sentence(ROW.replace("26.57", "x"))).contains("elevator.lat 的值“x”不是度数");
        assertThat(read(HEADER + ROW, MAPPING.replace("Asia/Shanghai", "Mars/Olympus"), Register.empty())
                        .mistakes()
                        .get(0)
                        .sentence())
                .contains("area.zone 的值“Mars/Olympus”不是时区名", "is not the name of a zone");
        assertThat(read(HEADER + ROW, MAPPING.replace("Asia/Shanghai", "UTC+8"), Register.empty())
                        .mistakes())
                .isNotEmpty();
    }

    @Test
    void whatATerminalWouldObeyIsNoTextAndIsWrittenOut() throws Exception {
        assertThat(mistake(HEADER + ROW.replace("3栋", "\0栋")))
                .isEqualTo("The elevator.place holds the control character U+0000.");
        assertThat(mistake(HEADER + ROW.replace("3栋", "\u202E栋")))
                .isEqualTo("The elevator.place holds the control character U+202E.");
        assertThat(mistake(HEADER + ROW.replace("南明区", "\"\u001B[2J\n\u202E\"")))
                .startsWith("The column 区县 holds \"<U+001B>[2J<U+000A><U+202E>\", which");
    }

    @Test
    void whatIsTooLongIsSaidSo() throws Exception {
        assertThat(read(HEADER + ROW.replace("花果园3栋", "楼".repeat(490))).mistakes())
                .isEmpty();
        assertThat(mistake(HEADER + ROW.replace("花果园3栋", "楼".repeat(501))))
                .isEqualTo("The elevator.place has 507 characters; 500 are the most.");
        for (var quote : new String[] {"", "\""}) {
            assertThat(mistake(HEADER + ROW.replace("花果园3栋", quote + "楼".repeat(17_000_000))))
                    .isEqualTo("Row 2 has a huge field; is a quote missing?");
        }
    }

    @Test
    void aFileThatUnpacksToGigabytesIsRefusedWhileItIsRead() throws Exception {
        var file = folder.resolve("bomb.csv.gz");
        var row = ROW.replace("在用", "报废").repeat(20_000).getBytes(UTF_8);
        try (var packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(HEADER.getBytes(UTF_8));
            for (long written = 0; written < 520L * 1024 * 1024; written += row.length) packed.write(row);
        }
        assertThat(RegisterImport.read(file, mapping(MAPPING), Register.empty()).mistakes())
                .extracting(Mistake::english)
                .containsExactly("The table is larger than 512 MB (unpacked); import it in parts.");
    }

    @Test
    void aMappingWithAByteOrderMarkIsRead() throws Exception {
        assertThat(read(HEADER + ROW, "\uFEFF" + MAPPING, Register.empty()).mistakes())
                .isEmpty();
        assertThat(mapping("\uFEFFfirm.id = F-1\nfirm.name = x").makes("firm")).isTrue();
    }

    @Test
    void aMappingThatMakesNoSenseIsRefusedWithASentence() {
        assertRefused("elevator.nane = x", "The mapping has the key elevator.nane, which nobody knows.");
        assertRefused("firm.id = F-1", "The mapping does not say firm.name.");
        assertRefused("crew.id = {a|NONE}", "there is no map.NONE.");
        assertRefused("", "The mapping makes nothing of a row.");
        assertRefused("map.x = 1", "The key map.x should be map.TABLE.value.");
        assertThatThrownBy(() -> read(HEADER, MAPPING + "datum = MARS\n", Register.empty()))
                .isInstanceOf(WrongMapping.class)
                .hasMessageEndingWith("The datum MARS is none of WGS-84, GCJ-02 and BD-09.");
        assertThatThrownBy(() -> read(HEADER, MAPPING + "encoding = KLINGON\n", Register.empty()))
                .hasMessageEndingWith("There is no encoding KLINGON.");
        assertThatThrownBy(() -> mapping(MAPPING + "bounds = 1 2 3\n"))
                .hasMessageContaining("The bounds should be four degrees");
        assertThatThrownBy(() -> mapping(MAPPING + "bounds = 103 24 110 30\n"))
                .isInstanceOf(WrongMapping.class)
                .hasMessageContaining("should be south west north east");
    }

    private void assertRefused(String text, String end) {
        assertThatThrownBy(() -> mapping(text)).isInstanceOf(WrongMapping.class).hasMessageEndingWith(end);
    }

    private static Point place(Register register) {
        var point = register.elevator(ElevatorId.of("GY-1")).point();
        assertThat(point).isNotNull();
        return point;
    }

    private String sentence(String row) throws IOException {
        return read(HEADER + row).mistakes().get(0).sentence();
    }

    private String mistake(String table) throws IOException {
        return mistake(table, MAPPING);
    }

    private String mistake(String table, String mapping) throws IOException {
        var mistakes = read(table, mapping, Register.empty()).mistakes();
        assertThat(mistakes).hasSize(1);
        return mistakes.get(0).english();
    }

    /** What is wrong with the file as a whole. */
    private String whole(byte[] bytes) throws IOException {
        var read = RegisterImport.read(Files.write(folder.resolve("bytes"), bytes), mapping(MAPPING), Register.empty());
        assertThat(read.mistakes())
                .last()
                .satisfies(mistake -> assertThat(mistake.row()).isZero());
        return read.mistakes().get(read.mistakes().size() - 1).english();
    }

    private RegisterImport read(String table) throws IOException {
        return read(table, MAPPING, Register.empty());
    }

    private RegisterImport read(String table, String mapping, Register base) throws IOException {
        return RegisterImport.read(Files.writeString(folder.resolve("table.csv"), table), mapping(mapping), base);
    }

    private ImportMapping mapping(String text) throws IOException {
        return ImportMapping.of(Files.writeString(folder.resolve("mapping.properties"), text));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
