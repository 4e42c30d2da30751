package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.store.imports.Forgotten;
import org.rescuedesk.store.imports.ImportMapping;
import org.rescuedesk.store.imports.RegisterImport;
import org.rescuedesk.store.register.Registers;

class RegistersTest extends OnPostgres {
    private final Registers registers = memory.registers();

    @Test
    void beforeAnyIsAdoptedTheRegisterIsEmpty() {
        assertThat(registers.load().version()).isZero();
        assertThat(registers.load().listElevators()).isEmpty();
    }

    @Test
    void whatTheFolderHoldsIsWhatIsLoaded(@TempDir Path folder) throws IOException {
        write(folder);

        var adopted = registers.adopt(folder);

        assertThat(adopted.version()).isPositive();
        assertThat(adopted.area(AreaId.of("520102")))
                .isEqualTo(new Area(
                        AreaId.of("520102"), "南明区", "Nanming", ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30)));
        assertThat(adopted.findByRescueCode("035302"))
                .hasValue(new Elevator(
                        ElevatorId.of("GY-1"),
                        "035302",
                        AreaId.of("520102"),
                        FirmId.of("F-1"),
                        "花果园, \"双子塔\" 东塔",
                        PlaceType.OFFICE,
                        "KONE",
                        "traction",
                        new Point(26.5678901234, 106.69)));
        assertThat(adopted.crew(CrewId.of("C-1")))
                .isEqualTo(new Crew(
                        CrewId.of("C-1"),
                        "一组",
                        FirmId.of("F-1"),
                        StationId.of("S-1"),
                        Skills.of("type:traction brand:KONE")));
        same(registers.load(), adopted);
    }

    @Test
    void anImportedTableIsANewVersionOnceAndNeverOnTopOfAnotherRegister(@TempDir Path folder) throws IOException {
        var table = Files.writeString(folder.resolve("firms.csv"), "no,name\n7,黔安电梯\n");
        var mapping = ImportMapping.of(
                Files.writeString(folder.resolve("m.properties"), "firm.id = F-{no}\nfirm.name = {name}\n"));
        var base = registers.load();
        var read = RegisterImport.read(table, mapping, base);
        var taken = registers.take(read, base);
        assertThat(taken.version()).isGreaterThan(base.version());
        assertThat(taken.firm(FirmId.of("F-7")).name()).isEqualTo("黔安电梯");
        same(registers.load(), taken);
        assertThatThrownBy(() -> registers.take(read, base))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("import again");
        var again = RegisterImport.read(table, mapping, taken);
        assertThat(registers.take(again, taken).version()).isEqualTo(taken.version());
    }

    @Test
    void anOlderVersionComesBackAsANewOne(@TempDir Path folder) throws IOException {
        write(folder);
        var first = registers.adopt(folder);
        Files.writeString(folder.resolve("crews.csv"), "id,name,firm,station\n");
        var second = registers.adopt(folder);
        assertThat(registers.listVersions())
                .extracting(Registers.Version::version, Registers.Version::elevators, Registers.Version::crews)
                .containsExactly(tuple(first.version(), 2L, 1L), tuple(second.version(), 2L, 0L));

        var back = registers.readopt(first.version());

        assertThat(back.version()).isGreaterThan(second.version());
        same(registers.load(), back);
        assertThat(back.listCrews()).containsExactlyElementsOf(first.listCrews());
        assertThat(registers.readopt(back.version()).version()).isEqualTo(back.version());
        assertThatThrownBy(() -> registers.readopt(99))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("There is no register version 99.");
        assertThat(registers.load().version()).isEqualTo(back.version());
    }

    @Test
    void whatATableWouldForgetIsCounted(@TempDir Path folder) throws IOException {
        write(folder);
        var held = registers.adopt(folder);
        var table = Files.writeString(folder.resolve("new.csv"), "no,name\n7,黔安电梯\n");
        var mapping = ImportMapping.of(
                Files.writeString(folder.resolve("m.properties"), "firm.id = F-{no}\nfirm.name = {name}\n"));
        assertThat(RegisterImport.read(table, mapping, held).forgotten(held).isNothing())
                .isTrue();
        assertThat(RegisterImport.read(table, mapping, Register.emptyOf(held.version()))
                        .forgotten(held))
                .isEqualTo(new Forgotten(2, 1, 1, 1, 1));
    }

    @Test
    void theSameFilesAgainAreNoNewVersionAndChangedOnesAre(@TempDir Path folder) throws IOException {
        write(folder);
        var first = registers.adopt(folder);

        same(registers.adopt(folder), first);

        Files.writeString(folder.resolve("firms.csv"), "id,name\nF-1,新公司\n");
        var second = registers.adopt(folder);
        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(registers.load().firm(FirmId.of("F-1")).name()).isEqualTo("新公司");
        assertThat(ask(Long.class, "select count(*) from rescue_desk.firm")).isEqualTo(2);
    }

    @Test
    void anElevatorOfWhichOnlyTheAddressIsKnownHasNoPoint(@TempDir Path folder) throws IOException {
        write(folder);
        Files.writeString(
                folder.resolve("elevators.csv"),
                "id,rescue_code,area,firm,place,place_type,lat,lon\nGY-1,,520102,F-1,中山路 1 号,OFFICE,,\n");

        var adopted = registers.adopt(folder);

        assertThat(adopted.elevator(ElevatorId.of("GY-1")).point()).isNull();
        same(registers.load(), adopted);
    }

    @Test
    void aTableAsSpreadsheetsSaveItIsRead(@TempDir Path folder) throws IOException {
        write(folder);
        Files.writeString(
                folder.resolve("crews.csv"), "\uFEFFstation,firm,remark,name,id\r\nS-1,F-1,,\"一\r\n组\", C-9 \r\n\r\n");

        assertThat(registers.adopt(folder).crew(CrewId.of("C-9")).name()).isEqualTo("一\r\n组");
    }

    @Test
    void everyMistakeIsToldWithFileAndRowAndNothingIsTaken(@TempDir Path folder) throws IOException {
        write(folder);
        var before = registers.adopt(folder);
        Files.writeString(folder.resolve("elevators.csv"), """
                id,rescue_code,area,firm,place,place_type,lat,lon
                GY-1,035302,520102,F-1,好,OFFICE,26.5,106.6
                GY-2,12345,520102,F-1,短码,OFFICE,26.5,106.6
                GY-3,,520199,F-1,别处,OFFICE,26.5,106.6
                GY-4,,520102,F-9,别家,OFFICE,26.5,106.6
                GY-5,,520102,F-1,何处,CASTLE,26.5,106.6
                GY-6,,520102,F-1,何纬,OFFICE,north,106.6
                GY-7,,520102,F-1,何经,OFFICE,26.5,206.6
                GY-1,,520102,F-1,重号,OFFICE,26.5,106.6
                GY-8,035302,520102,F-1,重码,OFFICE,26.5,106.6
                GY 9,,520102,F-1,空格,OFFICE,26.5,106.6
                GY-10,,520102
                GY-11,,520102,F-1,半处,OFFICE,26.5,
                GY-\u001B[2J,,520102,F-1,屏幕,OFFICE,26.5,106.6
                """);
        Files.writeString(folder.resolve("crews.csv"), "id,name,firm,station\n119,消防,F-1,S-1\n");

        assertThatThrownBy(() -> registers.adopt(folder))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContainingAll(
                        "elevators.csv, row 3: The rescue code",
                        "elevators.csv, row 4: It names 520199, which is not in areas.csv.",
                        "elevators.csv, row 5: It names F-9, which is not in firms.csv.",
                        "elevators.csv, row 6: The place_type \"CASTLE\" is none of",
                        "elevators.csv, row 7: The lat \"north\" is not a number.",
                        "elevators.csv, row 8: The longitude 206.6",
                        "elevators.csv, row 9: The id GY-1 stands twice.",
                        "elevators.csv, row 10: The rescue code 035302 is the one of elevator GY-1 too.",
                        "elevators.csv, row 11: The elevator id \"GY 9\" is not",
                        "elevators.csv, row 12: It has 3 fields, and the first row names 8 columns.",
                        "elevators.csv, row 13: The lon \"\" is not a number.",
                        "elevators.csv, row 14: The elevator id \"GY-<U+001B>[2J\" is not",
                        "crews.csv, row 2: 编号 119 指消防救援，不能作人员编号",
                        "The crew id 119 stands for the fire brigade");
        same(registers.load(), before);
        assertThat(ask(Long.class, "select count(*) from rescue_desk.register_version"))
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsMissingEmptyForeignOrWithoutItsColumnsIsASentence(@TempDir Path folder) throws IOException {
        write(folder);
        Files.writeString(folder.resolve("firms.csv"), "");
        Files.writeString(folder.resolve("stations.csv"), "id,name,lat\nS-1,一站,26.5\n");
        Files.write(folder.resolve("areas.csv"), "id,name\n520102,南明区\n".getBytes(Charset.forName("GBK")));
        refused(
                folder,
                "firms.csv: It is empty",
                "stations.csv: Its first row does not name the column lon.",
                "areas.csv: It is not in UTF-8");

        Files.delete(folder.resolve("crews.csv"));
        refused(folder, "holds no crews.csv");
    }

    @Test
    void aQuoteThatIsNeverClosedIsASentence(@TempDir Path folder) throws IOException {
        write(folder);
        Files.writeString(folder.resolve("firms.csv"), "id,name\nF-1,\"安捷\nF-2,通力\n");
        refused(folder, "firms.csv: ");
    }

    @Test
    void aProvinceIsAdoptedAndLoadedInSeconds(@TempDir Path folder) throws IOException {
        write(folder);
        var elevators = new StringBuilder("id,rescue_code,area,firm,place,place_type,lat,lon\n");
        for (int i = 0; i < 35_000; i++) {
            elevators.append("GY-%d,%06d,520102,F-1,中华北路%d号,RESIDENTIAL,26.5,106.7%n".formatted(i, i, i));
        }
        Files.writeString(folder.resolve("elevators.csv"), elevators);

        var begun = System.nanoTime();
        registers.adopt(folder);
        var adopted = System.nanoTime();
        var loaded = registers.load();
        System.out.printf(
                "35,000 elevators: adopted in %d ms, loaded in %d ms%n",
                (adopted - begun) / 1_000_000, (System.nanoTime() - adopted) / 1_000_000);

        assertThat(loaded.listElevators()).hasSize(35_000);
    }

    @Test
    void aProvincesTableIsImportedAndLoaded(@TempDir Path folder) throws IOException {
        var rows = new StringBuilder("no,code\r\n");
        for (int i = 0; i < 20_000; i++) rows.append("%d,%06d\r\n".formatted(i, i));
        var table = Files.writeString(folder.resolve("table.csv"), rows);
        var mapping = ImportMapping.of(Files.writeString(folder.resolve("m.properties"), """
                area.id = 520102
                area.name = 南明区
                area.zone = Asia/Shanghai
                area.limit_s = 1800
                firm.id = F-1
                firm.name = 安捷
                elevator.id = GY-{no}
                elevator.rescue_code = {code}
                elevator.place = 中华北路{no}号
                elevator.place_type = RESIDENTIAL
                """));
        var base = registers.load();

        var read = RegisterImport.read(table, mapping, base);

        assertThat(read.mistakes()).isEmpty();
        same(registers.take(read, base), registers.load());
        assertThat(registers.load().listElevators()).hasSize(20_000);
    }

    private void refused(Path folder, String... parts) {
        assertThatThrownBy(() -> registers.adopt(folder))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContainingAll(parts);
        assertThat(registers.load().version()).isZero();
    }

    private static void same(Register one, Register other) {
        assertThat(one.version()).isEqualTo(other.version());
        assertThat(one.listAreas()).containsExactlyElementsOf(other.listAreas());
        assertThat(one.listFirms()).containsExactlyElementsOf(other.listFirms());
        assertThat(one.listStations()).containsExactlyElementsOf(other.listStations());
        assertThat(one.listElevators()).containsExactlyElementsOf(other.listElevators());
        assertThat(one.listCrews()).containsExactlyElementsOf(other.listCrews());
    }

    @Test
    void whatIsMoreThanGoesOverTheLineAtOnceIsAdoptedAndLoadedWhole(@TempDir Path folder) throws IOException {
        write(folder);
        var lines = new StringBuilder("id,rescue_code,area,firm,place,place_type,lat,lon\n");
        for (int n = 12_000; n > 0; n--) lines.append("GY-%05d,%06d,520102,F-1,花果园%d栋,OFFICE,,\n".formatted(n, n, n));
        Files.writeString(folder.resolve("elevators.csv"), lines);
        var adopted = registers.adopt(folder);
        assertThat(adopted.listElevators()).hasSize(12_000);
        same(registers.load(), adopted);
        assertThat(registers.load().findByRescueCode("011999").orElseThrow().place())
                .isEqualTo("花果园11999栋");
    }

    private static void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("areas.csv"), "id,name,name_en,zone,limit_s\n520102,南明区,Nanming,Asia/Shanghai,1800\n");
        Files.writeString(folder.resolve("firms.csv"), "id,name\nF-1,安捷\n");
        Files.writeString(folder.resolve("stations.csv"), "id,name,lat,lon\nS-1,一站,26.5,106.6\n");
        Files.writeString(folder.resolve("elevators.csv"), """
                id,rescue_code,area,firm,place,place_type,brand,type,lat,lon
                GY-1,035302,520102,F-1,"花果园, ""双子塔"" 东塔",OFFICE,KONE,traction,26.5678901234,106.69
                GY-2,,520102,F-1,,OTHER,,,26.5,106.6
                """);
        Files.writeString(
                folder.resolve("crews.csv"), "id,name,firm,station,skills\nC-1,一组,F-1,S-1,type:traction brand:KONE\n");
    }
}
