package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;

class DemoFolderTest {

    private static final Optional<Seed> NOT_ASKED = Optional.empty();

    @TempDir
    Path folder;

    @Test
    void aNewDemoBeginsAtFiveInTheAfternoonInGuizhou() {
        DemoFolder demo = open(NOT_ASKED, "2026-11-23T20:00:00Z");
        assertThat(demo.isFresh()).isTrue();
        assertThat(demo.seed()).isEqualTo(Seed.USUAL);
        assertThat(demo.from()).as("there it is the 24th already").isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @Test
    void aLaterStartGoesOnWithTheSameProvinceFromTheSameBeginning() {
        DemoFolder first = open(Optional.of(new Seed(7)), "2026-11-23T04:00:00Z");
        DemoFolder later = open(NOT_ASKED, "2026-12-01T04:00:00Z");
        assertThat(later.isFresh()).isFalse();
        assertThat(later.seed()).isEqualTo(new Seed(7));
        assertThat(later.from()).isEqualTo(first.from());
    }

    @Test
    void anotherSeedNeedsAnotherFolder() {
        open(Optional.of(new Seed(7)), "2026-11-23T04:00:00Z");
        assertThat(open(Optional.of(new Seed(7)), "2026-11-23T04:00:00Z").isFresh())
                .isFalse();
        assertThatThrownBy(() -> open(Optional.of(new Seed(8)), "2026-11-23T04:00:00Z"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--seed 7");
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path demo = Files.createDirectories(folder.resolve("demo"));
        Files.writeString(demo.resolve("letters.txt"), "…");
        assertThatThrownBy(() -> open(NOT_ASKED, "2026-11-23T04:00:00Z"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--data");
        assertThat(demo).isDirectoryNotContaining("glob:**/demo.properties");
    }

    @Test
    void itsDeskIsDrivenAndAnExerciseAndKnowsTheProvince() throws IOException {
        DemoFolder demo = open(NOT_ASKED, "2026-11-23T04:00:00Z");
        Path register = demo.writeRegister();
        Settings settings = demo.settings(new Port(0));
        assertThat(settings.exercise()).isTrue();
        assertThat(settings.drivenFrom()).isEqualTo(demo.from());
        assertThat(settings.registerFolder()).isEqualTo(register);
        assertThat(settings.dataFolder()).isEqualTo(demo.path());
        assertThat(settings.dbUrl()).isNull();
    }

    private DemoFolder open(Optional<Seed> seed, String now) {
        return DemoFolder.open(folder.resolve("demo"), seed, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
