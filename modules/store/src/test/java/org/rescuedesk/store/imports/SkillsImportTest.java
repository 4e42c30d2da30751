package org.rescuedesk.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.skill.Skills;

/** What an elevator is, and whom a crew is trained to serve, as somebody's table tells it. */
class SkillsImportTest {
    private static final String MAPPING = """
            map.BRAND.通力 = KONE
            area.id = 520102
            area.name = 南明区
            area.zone = Asia/Shanghai
            area.limit_s = 1800
            firm.id = F-1
            firm.name = 黔安电梯
            station.id = S-1
            station.name = 一站
            station.lat = 26.5
            station.lon = 106.7
            elevator.id = {编号}
            elevator.place = 花果园{编号}
            elevator.place_type = OFFICE
            elevator.brand = {品牌|BRAND}
            elevator.type = {梯型}
            crew.id = C-{编号}
            crew.name = 一组
            crew.skills = {资质}
            """;

    @TempDir
    Path folder;

    @Test
    void brandsTypesAndSkillsAreTaken() throws Exception {
        var read = read("1,通力,hydraulic,type:hydraulic brand:KONE\n2,通力,,\n");
        assertThat(read.mistakes()).isEmpty();
        var register = read.register(1);
        var elevator = register.elevator(ElevatorId.of("1"));
        assertThat(elevator.brand()).isEqualTo("KONE");
        assertThat(elevator.type()).isEqualTo("hydraulic");
        assertThat(register.elevator(ElevatorId.of("2")).type()).isEmpty();
        assertThat(register.crew(CrewId.of("C-1")).skills()).isEqualTo(Skills.of("brand:KONE type:hydraulic"));
        assertThat(register.crew(CrewId.of("C-2")).skills()).isEqualTo(Skills.ALL);
    }

    @Test
    void whatIsNoIdIsRefusedInBothLanguages() throws Exception {
        assertThat(read("1,通力,液压,\n2,日立,home,\n3,通力,home,KONE\n").mistakes())
                .containsExactly(
                        new Mistake(
                                2,
                                "elevator.type 的值“液压”不是编号（1 至 64 个字母、数字或 _ . -，以字母或数字开头）。",
                                "The elevator.type \"液压\" is not an id: 1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-',"
                                        + " beginning with a letter or a digit."),
                        new Mistake(
                                3,
                                "列 品牌 的值“日立”不在映射表 BRAND 中。",
                                "The column 品牌 holds \"日立\", which the mapping's table BRAND does not know."),
                        new Mistake(
                                4,
                                "crew.skills 的值“KONE”不是以空格分隔的 brand:编号 或 type:编号（如 brand:KONE type:hydraulic）。",
                                "The crew.skills \"KONE\" is not brand: or type: and an id, blanks between them, such as"
                                        + " brand:KONE type:hydraulic."));
    }

    @Test
    void noCrewGoesByTheFireBrigadesName() throws Exception {
        assertThat(read("119,通力,home,\n", MAPPING.replace("C-{编号}", "{编号}")).mistakes())
                .containsExactly(new Mistake(
                        2,
                        "crew.id 的值“119”指消防救援，不能作人员编号，请另行编号。",
                        "The crew.id \"119\" stands for the fire brigade: give this crew another."));
    }

    private RegisterImport read(String rows) throws Exception {
        return read(rows, MAPPING);
    }

    private RegisterImport read(String rows, String mappings) throws Exception {
        var mapping = ImportMapping.of(Files.writeString(folder.resolve("m.properties"), mappings));
        var table = Files.writeString(folder.resolve("table.csv"), "编号,品牌,梯型,资质\n" + rows);
        return RegisterImport.read(table, mapping, Register.empty());
    }
}
