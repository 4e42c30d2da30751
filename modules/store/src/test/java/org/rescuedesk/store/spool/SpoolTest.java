package org.rescuedesk.store.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;

class SpoolTest {
    private final SmallDesk desk = new SmallDesk(Tail.EMPTY, false);
    private final List<String> said = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whatIsAppendedIsReadBackAsItStands() throws IOException {
        var before = desk.desk();
        var rescue = desk.decide(desk.onDuty(1), desk.entrapment(1), desk.call(2, "王芳"));
        var raw = new RawInput(
                SmallDesk.START, "elevator/\0/\uD800", "{\0".getBytes(UTF_8), 2, "not_json", "不是 JSON。 No JSON.");
        var kept = desk.keep(raw);
        append(rescue, kept);

        var read = read();
        assertThat(read).hasSize(2);
        assertThat(read.get(0).batch(before)).isEqualTo(rescue);
        assertThat(read.get(1).raws()).singleElement().satisfies(each -> {
            assertThat(each.payload()).isEqualTo(raw.payload());
            assertThat(each.sentence()).isEqualTo(raw.sentence());
            assertThat(each.topic()).startsWith("elevator/\0/");
        });
        assertThat(said).isEmpty();
    }

    @Test
    void ofWhatWasNotWrittenWholeTheBatchesBeforeRemainWhereverItWasCut() throws IOException {
        append(desk.decide(desk.entrapment(1)));
        long first = Files.size(piece());
        append(desk.decide(desk.entrapment(2)));
        var whole = Files.readAllBytes(piece());
        for (int cut = (int) first; cut < whole.length; cut++) {
            Files.write(piece(), Arrays.copyOf(whole, cut));
            assertThat(read()).as("cut at %d", cut).hasSize(1);
            assertThat(Files.size(piece())).isEqualTo(first);
        }
        assertThat(said).hasSize(whole.length - (int) first - 1).allMatch(each -> each.contains("not written whole"));
        assertThat(piece().resolveSibling(piece().getFileName() + ".cut-" + first))
                .as("what was cut off last")
                .hasBinaryContent(Arrays.copyOfRange(whole, (int) first, whole.length - 1));
    }

    @Test
    void aChangedByteAtTheEndIsCutOffAndOneBeforeSoundBatchesIsDamage() throws IOException {
        append(desk.decide(desk.entrapment(1)));
        int first = (int) Files.size(piece());
        append(desk.decide(desk.entrapment(2)));
        var whole = Files.readAllBytes(piece());

        var early = whole.clone();
        early[first / 2] ^= 1;
        Files.write(piece(), early);
        assertThatThrownBy(this::read)
                .isInstanceOf(SpoolDamaged.class)
                .hasMessageContaining("damaged at byte 0")
                .hasMessageContaining("损坏");
        assertThat(Files.readAllBytes(piece())).isEqualTo(early);

        var late = whole.clone();
        late[whole.length - 3] ^= 1;
        Files.write(piece(), late);
        assertThat(read()).hasSize(1);
    }

    @Test
    void zeroesThatAPowerCutLeftAreCutOff() throws IOException {
        append(desk.decide(desk.entrapment(1)));
        Files.write(piece(), new byte[4096], StandardOpenOption.APPEND);
        assertThat(read()).hasSize(1);
    }

    @Test
    void piecesGoOnceTheJournalHasThemAndTheRestStays() throws IOException {
        var batches = new ArrayList<Batch>();
        try (var spool = Spool.open(folder, 1_000, said::add)) {
            for (int i = 0; i < 20; i++) {
                batches.add(desk.decide(desk.entrapment(i)));
                spool.append(List.of(Kept.of(batches.get(i))));
            }
            assertThat(pieces()).hasSizeGreaterThan(5);
            spool.forget(batches.get(9).number());
        }
        var left = read();
        assertThat(left.get(0).number()).isLessThanOrEqualTo(batches.get(10).number());
        assertThat(left.get(left.size() - 1).entries())
                .isEqualTo(batches.get(19).entries());
        assertThat(left).hasSizeLessThan(16);

        try (var spool = Spool.open(folder, said::add)) {
            spool.clear();
            assertThat(spool.size()).isZero();
        }
        assertThat(pieces()).isEmpty();
    }

    @Test
    void nobodyElseMayReadItAndNoSecondDeskMayWriteIt() throws IOException {
        append(desk.decide(desk.call(1, "王芳")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(piece())))
                .isEqualTo("rw-------");
        try (var spool = Spool.open(folder, said::add)) {
            assertThat(spool.free()).isPositive();
            assertThatThrownBy(() -> Spool.open(folder, said::add))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another desk");
        }
        assertThat(read()).hasSize(1);
    }

    private void append(Batch... batches) throws IOException {
        try (var spool = Spool.open(folder, said::add)) {
            spool.append(Arrays.stream(batches).map(Kept::of).toList());
        }
    }

    private List<Kept> read() throws IOException {
        var all = new ArrayList<Kept>();
        try (var spool = Spool.open(folder, said::add)) {
            spool.read(all::add);
        }
        return all;
    }

    private Path piece() throws IOException {
        return pieces().get(0);
    }

    private List<Path> pieces() throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(path -> path.toString().endsWith(".spool"))
                    .sorted()
                    .toList();
        }
    }
}
