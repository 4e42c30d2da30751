package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table into the register of a desk that brings its own database along. */
class ImportTest {
    private static final String HEADER =
            "device_number,device_type,manufacturer,borough,house_number,street_name,floor_from,floor_to,latitude,longitude\n";
    private static final String ROW = "1P1,Passenger Elevator,Otis,Manhattan,350,5TH AVENUE,1,102,40.7484,-73.9857\n";

    @TempDir
    Path folder;

    @Test
    void aTableIsTakenWholeAndAWrongOneChangesNothing() throws Exception {
        Path good = Files.writeString(folder.resolve("good.csv"), HEADER + ROW);
        String dry = taken(importing(good, "--dry-run"));
        assertThat(dry).contains("There is no database yet", "nothing was changed");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(taken(importing(good))).contains("version 1 with 1 elevator;");
        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"),
                HEADER + ROW.replace("1P1", "1P2") + ROW.replace("40.7484,-73.9857", "0,0"));
        assertThat(refused(importing(wrong)))
                .contains("Row 3: The place is 0, 0", "1 row is wrong (", "nothing was changed");
        Path list = folder.resolve("wrong.csv.errors.csv");
        assertThat(Files.readString(list)).contains("3,\"坐标为 0，0");
        Files.writeString(wrong, HEADER + ROW.replace("1P1", "1P2"));
        assertThat(taken(importing(wrong, "--only", "--dry-run")))
                .contains("drops 1 elevator, 0 crews, 0 stations, 0 firms, 0 areas", "将舍弃 1 部电梯", "register adopt 1");
        assertThat(list).doesNotExist();
        assertThat(taken(importing(good))).contains("version 1 with 1 elevator;");
        assertThat(taken(importing(wrong, "--only"))).contains("version 2 with 1 elevator;");
        assertThat(taken(asking("register", "adopt", "1"))).contains("version 3 with what version 1 held");
        assertThat(taken(asking("register", "list"))).contains("version 1 版本", "version 3 版本");
    }

    @Test
    void nobodysFileIsOverwritten() throws Exception {
        Path table = Files.writeString(folder.resolve("mine.csv"), HEADER + "x\n");
        Path link = Files.createLink(folder.resolve("same.csv"), table);
        assertThat(refused(importing(table, "--dry-run", "--errors", link.toString())))
                .contains("would overwrite", "错误清单会覆盖");
        Path theirs = Files.writeString(folder.resolve("mine.csv.errors.csv"), "theirs");
        assertThat(refused(importing(table, "--dry-run"))).contains("It has 1 fields", "is no list of mistakes");
        assertThat(theirs).hasContent("theirs");
        assertThat(table).hasContent(HEADER + "x\n");
        assertThat(refused(importing(folder.resolve("none.csv"), "--dry-run"))).contains("There is no file");
        assertThat(folder.resolve("none.csv.errors.csv")).doesNotExist();
    }

    @Test
    void whoeverSetsARegistersFolderIsToldThatItGoesFirst() throws Exception {
        Path good = Files.writeString(folder.resolve("good.csv"), HEADER + ROW);
        var environment =
                Map.of("RESCUE_DATA", folder.resolve("data").toString(), "RESCUE_REGISTER", folder.toString());
        Path mapping = Checkout.root().resolve("docs/mappings/new-york-2015.properties");
        assertThat(taken(Program.start(
                        environment, "import", good.toString(), "--mapping", mapping.toString(), "--dry-run")))
                .contains("RESCUE_REGISTER is set", "已设置 RESCUE_REGISTER");
    }

    private static String taken(Program program) throws Exception {
        try (program) {
            assertThat(program.waitForEnd()).as(program.text()).isZero();
            return program.text();
        }
    }

    private static String refused(Program program) throws Exception {
        try (program) {
            assertThat(program.waitForEnd()).as(program.text()).isEqualTo(1);
            return program.text();
        }
    }

    private Program asking(String... arguments) throws IOException {
        return Program.start(Map.of("RESCUE_DATA", folder.resolve("data").toString()), arguments);
    }

    private Program importing(Path table, String... options) throws IOException {
        Path mapping = Checkout.root().resolve("docs/mappings/new-york-2015.properties");
        String[] arguments = new String[4 + options.length];
        arguments[0] = "import";
        arguments[1] = table.toString();
        arguments[2] = "--mapping";
        arguments[3] = mapping.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return asking(arguments);
    }
}
