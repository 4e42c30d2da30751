package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.store.backup.Manifest;
import org.rescuedesk.store.backup.Unusable;
import org.rescuedesk.store.telemetry.Received;

/** What was backed up comes back, all of it, and nothing else does. */
class BackupTest extends OnPostgres {
    @TempDir
    Path folder;

    @Test
    void allThatWasKeptComesBackAndTheDeskGoesOn() throws Exception {
        fill();
        var file = folder.resolve("desk.zip");
        var written = backUp(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(written.seq()).isEqualTo(memory.journal().tail().seq());

        var other = server.bare();
        var restored = restore(other, file, false);

        assertThat(restored.toString()).isEqualTo(written.toString());
        assertThat(contents(other)).isEqualTo(contents(database));
        assertThat(server.ask(
                        other,
                        Long.class,
                        "select count(*) from pg_trigger where tgname = 'only_grows' and tgenabled = 'A'"))
                .isEqualTo(2);
        try (var there = server.open(other)) {
            assertThat(there.journal().tail()).isEqualTo(memory.journal().tail());
            var desk = new SmallDesk(there.journal().tail(), false);
            there.journal().append(desk.keep(SmallDesk.raw("[")));
            there.journal().append(desk.decide(desk.entrapment(900)));
            assertThat(there.recall().countUnreadable()).isEqualTo(2);
        }
    }

    private void fill() throws JournalFailure {
        new RandomRescues(memory.journal(), false, 7).write(0, 30);
        var desk = new SmallDesk(memory.journal().tail(), false);
        append(desk.decide(desk.call(500, "王\t\\芳\n")));
        append(desk.keep(SmallDesk.raw("{")));
        var at = Instant.parse("2026-11-23T09:00:00Z");
        var sample = new Sample(
                SmallDesk.elevatorId(1), at, ServiceMode.NORMAL, true, null, null, "3", null, null, null, 7L, 0.1);
        memory.telemetry().write(List.of(new Received(sample, at)));
        server.run(database, "insert into rescue_desk.checkpoint (seq, key, at, line) values (1, 'k', now(), '{}')");
    }

    @Test
    void aBackupMadeWhileADeskWritesIsOfOneMoment() throws Exception {
        var stop = new AtomicBoolean();
        var writing = CompletableFuture.runAsync(() -> {
            try {
                var desk = new SmallDesk(memory.journal().tail(), false);
                for (int n = 0; !stop.get() && n < 1000; n++) append(desk.decide(desk.call(n, "王芳")));
            } catch (JournalFailure e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> memory.journal().tail().seq() > 20);
        var file = folder.resolve("desk.zip");
        var written = backUp(file);
        Awaitility.await().until(() -> memory.journal().tail().seq() > written.seq());
        stop.set(true);
        writing.join();

        var other = server.bare();
        restore(other, file, false);

        assertThat(server.ask(other, Long.class, "select max(seq) from rescue_desk.journal"))
                .isEqualTo(written.seq());
        assertThat(server.ask(
                        other, Long.class, "select count(*) from rescue_desk.journal where type = 'RescueOpened'"))
                .isEqualTo(server.ask(other, Long.class, "select count(*) from rescue_desk.rescue"))
                .isEqualTo(server.ask(
                        other, Long.class, "select count(*) from rescue_desk.person_note where field = 'name'"));
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() throws Exception {
        append(desk().decide(desk().call(1, "王芳")));
        var file = folder.resolve("desk.zip");
        backUp(file);

        refused(database, file, false, "is not empty, and it goes into an empty one only");
        refused(server.bare(), file, true, "it is of real rescues, and this desk is for an exercise");
        assertThatThrownBy(() -> backUp(file)).isInstanceOf(Unusable.class).hasMessageContaining("is there already");
        assertThatThrownBy(() ->
                        Memory.backUp(server.bare(), server.user(), server.password(), folder.resolve("none.zip")))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("there is nothing in the database yet");
        assertThat(folder.resolve("none.zip")).doesNotExist();
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingIsTouched() throws Exception {
        append(desk().decide(desk().call(1, "王芳")));
        var file = folder.resolve("desk.zip");
        backUp(file);
        var bare = server.bare();

        refused(bare, changed(file, "table/rescue.copy", "中华", "华中"), false, "table/rescue.copy in it does not give");
        refused(
                bare,
                changed(file, "manifest.json", "\"v\":1", "\"v\":2"),
                false,
                "none of a kind that this program knows");
        refused(bare, changed(file, "manifest.json", "\"v\":1", "\"v\": 1"), false, "its manifest can't be read");
        refused(
                bare,
                changed(file, "manifest.json", "\"seq\":4,", "\"seq\":1,"),
                false,
                "does not end where its manifest");
        refused(
                server.bare(),
                changed(file, "manifest.json", "\"schema\":\"", "\"schema\":\"9"),
                false,
                "newer than this program");
        refused(bare, without(file, "table/crew.copy"), false, "table/crew.copy is missing");
        var half = folder.resolve("half.zip");
        var bytes = Files.readAllBytes(file);
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        refused(bare, half, false, "is damaged or no backup");

        restore(bare, file, false);
        assertThat(contents(bare)).isEqualTo(contents(database));
    }

    private static SmallDesk desk() {
        return new SmallDesk(Tail.EMPTY, false);
    }

    private void refused(String to, Path file, boolean exercise, String why) {
        assertThatThrownBy(() -> restore(to, file, exercise))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining(why)
                .hasMessageContaining("备份不可用：");
    }

    private Manifest backUp(Path file) {
        return Memory.backUp(database, server.user(), server.password(), file);
    }

    private Manifest restore(String to, Path file, boolean exercise) {
        return Memory.restore(to, server.user(), server.password(), file, exercise, line -> {});
    }

    private Path changed(Path file, String member, String from, String to) throws IOException {
        return rewritten(file, member, text -> {
            assertThat(text).contains(from);
            return text.replace(from, to);
        });
    }

    private Path without(Path file, String member) throws IOException {
        return rewritten(file, member, text -> "");
    }

    private Path rewritten(Path file, String member, UnaryOperator<String> change) throws IOException {
        var made = Files.createTempFile(folder, "changed", ".zip");
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(made))) {
            for (var entry : Collections.list(zip.entries())) {
                var text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
                var then = entry.getName().equals(member) ? change.apply(text) : text;
                if (entry.getName().equals(member) && then.isEmpty()) continue;
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(then.getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return made;
    }

    /** Every row of every table, as text. */
    private Map<String, String> contents(String of) {
        var contents = new TreeMap<String, String>();
        for (var table : tables(of)) {
            contents.put(
                    table,
                    server.ask(
                            of,
                            String.class,
                            "select coalesce(string_agg(t::text, chr(10) order by t::text), '') from rescue_desk."
                                    + table + " t"));
        }
        return contents;
    }

    private List<String> tables(String of) {
        var names = server.ask(
                of,
                String.class,
                "select string_agg(tablename, ',') from pg_tables where schemaname = 'rescue_desk' and tablename not like 'flyway%'");
        return new ArrayList<>(List.of(names.split(",")));
    }
}
