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
            "device_number,borough,house_number,street_name,floor_from,floor_to,latitude,longitude\n";
    private static final String ROW = "1P1,Manhattan,350,5TH AVENUE,1,102,40.7484,-73.9857\n";

    @TempDir
    Path folder;

    @Test
    void aTableIsTakenWholeAndAWrongOneChangesNothing() throws Exception {
        Path good = Files.writeString(folder.resolve("good.csv"), HEADER + ROW);
        try (Program dry = importing(good, "--dry-run")) {
            assertThat(dry.waitForEnd()).as(dry.text()).isZero();
            assertThat(dry.text()).contains("nothing was changed");
        }
        try (Program real = importing(good)) {
            assertThat(real.waitForEnd()).as(real.text()).isZero();
            assertThat(real.text()).contains("version 1 with 1 elevators");
        }
        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"),
                HEADER + ROW.replace("1P1", "1P2") + ROW.replace("40.7484,-73.9857", "0,0"));
        try (Program refused = importing(wrong)) {
            assertThat(refused.waitForEnd()).as(refused.text()).isEqualTo(1);
            assertThat(refused.text()).contains("Row 3: The place is 0, 0", "nothing was changed");
        }
        assertThat(Files.readString(folder.resolve("wrong.csv.errors.csv"))).contains("3,\"坐标为 0，0");
        try (Program again = importing(good)) {
            assertThat(again.waitForEnd()).as(again.text()).isZero();
            assertThat(again.text()).contains("version 1 with 1 elevators");
        }
    }

    private Program importing(Path table, String... options) throws IOException {
        Path mapping = Checkout.root().resolve("docs/mappings/new-york-2015.properties");
        String[] arguments = new String[4 + options.length];
        arguments[0] = "import";
        arguments[1] = table.toString();
        arguments[2] = "--mapping";
        arguments[3] = mapping.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Program.start(Map.of("RESCUE_DATA", folder.resolve("data").toString()), arguments);
    }
}
