package org.rescuedesk.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.server.CannotStart;

/** The key in the data folder: who may read it, what becomes of it when it is lost, and how the next one takes its place. */
class KeysTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    @TempDir
    Path folder;

    private final List<KeyAdoption> journal = new ArrayList<>();

    /** What a start does. */
    private String start() {
        var keys = Keys.open(folder);
        keys.toAdopt(journal).ifPresent(adopt -> {
            var fact = adopt.at(NOW);
            journal.add(new KeyAdoption(journal.size() + 1, fact.key(), fact.previousKey(), fact.vouch()));
        });
        return keys.signing(journal).name();
    }

    @Test
    void theFirstStartMakesAKeyForItsOwnerAloneAndLaterOnesKeepIt() throws Exception {
        var first = start();

        assertThat(start()).isEqualTo(first);
        assertThat(journal).hasSize(1).first().satisfies(adoption -> {
            assertThat(adoption.key().name()).isEqualTo(first);
            assertThat(adoption.previousKey()).isNull();
        });
        var file = folder.resolve("journal-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void aRotatedKeySignsFromTheNextStartOnAndTheOneBeforeVouchesForIt() {
        var first = start();
        var next = Keys.rotate(folder);

        assertThat(start()).isEqualTo(next.name()).isNotEqualTo(first);
        assertThat(journal).hasSize(2);
        assertThat(journal.get(1).previousKey()).isEqualTo(first);
        assertThat(journal.get(1).isVouchedRightly(journal.get(0))).isTrue();
        assertThat(folder.resolve("journal-key-next.pem")).doesNotExist();
        assertThat(start()).isEqualTo(next.name());
        assertThat(journal).hasSize(2);
    }

    @Test
    void aStartThatEndsAfterTheFactAndBeforeTheFileIsMovedIsTakenUpByTheNext() {
        start();
        var next = Keys.rotate(folder);
        var keys = Keys.open(folder);
        var fact = keys.toAdopt(journal).orElseThrow().at(NOW);
        journal.add(new KeyAdoption(2, fact.key(), fact.previousKey(), fact.vouch()));

        assertThat(start()).isEqualTo(next.name());
        assertThat(journal).hasSize(2);
        assertThat(folder.resolve("journal-key-next.pem")).doesNotExist();
    }

    @Test
    void aKeyThatIsLostIsReplacedByOneThatNobodyVouchesFor() throws Exception {
        var first = start();
        Files.delete(folder.resolve("journal-key.pem"));

        assertThat(start()).isNotEqualTo(first);
        assertThat(journal).hasSize(2);
        assertThat(journal.get(1).vouch()).isNull();
        assertThat(journal.get(1).isVouchedRightly(journal.get(0))).isTrue();
    }

    @Test
    void aKeyThatOthersMayReadStopsTheStart() throws Exception {
        start();
        Files.setPosixFilePermissions(folder.resolve("journal-key.pem"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Others than its owner may read or change the journal's key in ")
                .hasMessageContaining("可被他人读写");
    }

    @Test
    void aBrokenKeyStopsTheStartAndItsSecretIsNotTold() throws Exception {
        start();
        var file = folder.resolve("journal-key.pem");
        var whole = Files.readString(file);
        var other = Files.createDirectory(folder.resolve("other"));
        Keys.open(other);
        var secret = whole.lines().skip(1).findFirst().orElseThrow();
        var halves = whole.substring(0, whole.indexOf("-----BEGIN PUBLIC"))
                + Files.readString(other.resolve("journal-key.pem")).substring(whole.indexOf("-----BEGIN PUBLIC"));

        for (var broken : List.of("", "no key", whole.replace("PRIVATE", "PUBLIC"), whole.substring(0, 60), halves)) {
            Files.writeString(file, broken);
            assertThatThrownBy(this::start)
                    .as(broken)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("can't be used")
                    .hasMessageContaining("无法使用")
                    .hasMessageNotContaining(secret);
        }
    }
}
