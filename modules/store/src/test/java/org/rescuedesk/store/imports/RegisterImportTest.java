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
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "106.71,26.57")))
                .contains("106.71");
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "26.57,"))).contains("is not a number of degrees");
        assertThat(mistake(HEADER + ROW.replace("26.57,106.71", "NaN,106.71"))).contains("NaN");
    }

    @Test
    void swappedDegreesAreSaidToBeSwapped() throws Exception {
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
        assertThat(whole((HEADER + ROW + "2,,南明区,7,\"花果").getBytes(UTF_8))).startsWith("The file is no whole CSV:");
        assertThat(mistake(HEADER + ROW + "2,,南明区,7")).startsWith("It has 4 fields");
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
        assertThatThrownBy(() -> read(HEADER, MAPPING + "bounds = 1 2 3\n", Register.empty()))
                .hasMessageContaining("The bounds should be four degrees");
    }

    private void assertRefused(String text, String end) {
        assertThatThrownBy(() -> mapping(text)).isInstanceOf(WrongMapping.class).hasMessageEndingWith(end);
    }

    private static Point place(Register register) {
        var point = register.elevator(ElevatorId.of("GY-1")).point();
        assertThat(point).isNotNull();
        return point;
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
