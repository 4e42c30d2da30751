package org.rescuedesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAfterACrashTest {

    @TempDir
    Path folder;

    @Test
    void theServerThatAKilledProgramLeavesIsStoppedAndWhatItCommittedIsThere() throws Exception {
        ProcessHandle orphan;
        try (Child child = Child.run(ChildDatabase.class, Map.of(), folder.toString())) {
            child.waitFor("committed");
            orphan = server();
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, 0, text -> {}))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another running program uses the folder")
                    .hasMessageContaining("占用");
            child.kill();
        }
        assertThat(orphan.isAlive()).isTrue();
        List<String> told = new ArrayList<>();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0, told::add)) {
            assertThat(told).first().asString().contains("that a crash left running");
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
            assertThat(Sql.ask(database, "SELECT place FROM kept")).isEqualTo("花果园 Q1 区 3 栋");
            leaveAloneWhoeverElseIsNamedInTheFile(database);
        }
    }

    /** Numbers of processes come round again: after a crash the file may name an innocent, even another database. */
    private void leaveAloneWhoeverElseIsNamedInTheFile(EmbeddedDatabase running) throws Exception {
        Path other = Files.createDirectories(folder.resolve("other/data"));
        for (long pid : List.of(ProcessHandle.current().pid(), server().pid())) {
            Files.writeString(other.resolve("postmaster.pid"), pid + "\n" + other + "\n");
            PostmasterFile file = PostmasterFile.in(other);
            assertThat(file.findServer()).isEmpty();
            file.deleteIfStale();
            assertThat(file.path()).doesNotExist();
        }
        assertThat(Sql.ask(running, "SELECT 1")).isEqualTo("1");
    }

    private ProcessHandle server() throws IOException {
        return PostmasterFile.in(folder.resolve("data")).findServer().orElseThrow();
    }

    @Test
    void rootIsToldWhatIsMissingWhereItCannotBeHidden() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root needs unshare");
        try (Child child = Child.run(ChildDatabase.class, Map.of("PATH", "/nowhere"), folder.toString())) {
            assertThat(child.waitFor("refused")).contains("does not run as root", "unshare -U", "普通用户");
        }
    }
}
