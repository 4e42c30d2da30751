package org.rescuedesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedProgramsTest {
    private static final String PROPERTY = "rescuedesk.programs";

    @TempDir
    Path folder;

    @BeforeEach
    void share() {
        System.setProperty(PROPERTY, folder.resolve("for all").toString());
    }

    @AfterEach
    void unshare() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void databasesThatShareTheirProgramsUnpackThemOnceAndNotBesideTheirData() throws Exception {
        List<String> told = new ArrayList<>();
        PostgresProgram first = PostgresProgram.unpack(folder.resolve("one"), told::add);
        PostgresProgram second = PostgresProgram.unpack(folder.resolve("other"), told::add);

        assertThat(told).hasSize(1);
        assertThat(second).isEqualTo(first);
        assertThat(first.bin().resolve("postgres")).isExecutable();
        assertThat(folder.resolve("one")).doesNotExist();
    }
}
