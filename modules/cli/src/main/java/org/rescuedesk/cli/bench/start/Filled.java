package org.rescuedesk.cli.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.bench.MadeUpDays;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.embedded.EmbeddedParts;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.snapshot.Snapshots;
import org.rescuedesk.store.tape.Tapes;

/** Two databases with a data folder each: one with nothing in it, and one with a million of everything, as a desk would have left them. */
record Filled(EmbeddedParts parts, Path folder, MadeUpProvince province, long events) {
    private static final int GROUP = 5_000;
    /** The next event but a few would have been the time for the next snapshot. */
    private static final int LONGEST_TAIL = 9_950;

    private static final long TOLD_EVERY = 100_000;

    /** What a desk that is started there is told. */
    Map<String, String> empty() {
        return environment(emptyUrl(), folder.resolve("empty"));
    }

    Map<String, String> full() {
        return environment(parts.database().jdbcUrl(), desk());
    }

    private Path desk() {
        return folder.resolve("full");
    }

    private String emptyUrl() {
        String url = parts.database().jdbcUrl();
        return url.substring(0, url.lastIndexOf('/') + 1) + "empty";
    }

    private Map<String, String> environment(String url, Path data) {
        return Map.of(
                "RESCUE_HTTP_PORT", "0",
                "RESCUE_DB_URL", url,
                "RESCUE_DB_USER", parts.database().user(),
                "RESCUE_DB_PASSWORD", parts.database().password(),
                "RESCUE_MQTT_URL", parts.broker().url(),
                "RESCUE_DESK_ID", data.getFileName().toString(),
                "RESCUE_EXERCISE", "true",
                "RESCUE_DATA", data.toString());
    }

    /** Unless it is there already. */
    void make(Progress progress) throws Exception {
        Path mark = folder.resolve("filled");
        String wanted = events + " events, " + province.elevators() + " elevators\n";
        if (Files.exists(mark)) {
            requireSame(Files.readString(mark), wanted);
            return;
        }
        Tapes.beside(
                parts.database().jdbcUrl(),
                parts.database().user(),
                parts.database().password(),
                "empty");
        open(emptyUrl()).close();
        Files.createDirectories(desk());
        try (Memory memory = open(parts.database().jdbcUrl())) {
            Register register = progress.step(
                    "Making up " + province.elevators() + " elevators",
                    "正在生成电梯登记数据",
                    () -> memory.registers().adopt(ProvinceFolder.write(province, folder.resolve("register"))));
            progress.step("Making up " + events + " events", "正在生成日志", () -> live(memory, register, progress));
        }
        Files.writeString(mark, wanted);
    }

    private void requireSame(String there, String wanted) {
        if (there.equals(wanted)) return;
        throw new CannotStart(
                "In " + folder + " there are " + there.strip() + ", not " + wanted.strip() + ".",
                "该目录中的数据规模不同：" + there.strip() + "。");
    }

    private Memory open(String url) {
        return Memory.open(url, parts.database().user(), parts.database().password(), line -> {});
    }

    private long live(Memory memory, Register register, Progress progress) throws IOException {
        Living living = new Living(memory.journal(), progress);
        MadeUpDays days = new MadeUpDays(province, register, true, living::take);
        living.begin(days.desk());
        days.begin();
        while (days.tail().seq() < events - LONGEST_TAIL) days.rescue();
        Snapshots.in(desk()).keep(new Snapshot(days.tail(), days.now(), true, days.desk()));
        while (days.tail().seq() < events) days.rescue();
        living.append();
        return days.tail().seq();
    }

    void putSnapshotsAside() throws IOException {
        Files.move(snapshots(), aside(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** In place of what the desk has kept meanwhile. */
    void bringSnapshotsBack() throws IOException {
        if (Files.exists(snapshots())) {
            for (Path file : new Snapshots(snapshots()).list()) Files.delete(file);
            Files.deleteIfExists(snapshots().resolve("next.making"));
            Files.delete(snapshots());
        }
        Files.move(aside(), snapshots(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path snapshots() {
        return Snapshots.in(desk()).folder();
    }

    private Path aside() {
        return desk().resolve("snapshots.aside");
    }

    /** Appends to the journal in group commits. */
    private static final class Living {
        private final Journal journal;
        private final Progress progress;
        private final List<Entry> group = new ArrayList<>();
        private Desk before;
        private long told;

        Living(Journal journal, Progress progress) {
            this.journal = journal;
            this.progress = progress;
            this.before = Desk.empty(MadeUpDays.rules(), Register.empty());
        }

        void begin(Desk desk) {
            before = desk;
        }

        void take(List<Entry> entries) throws IOException {
            group.addAll(entries);
            if (group.size() >= GROUP) append();
        }

        void append() throws IOException {
            if (group.isEmpty()) return;
            Batch batch = Batch.again(0, before, List.copyOf(group), List.of(), List.of());
            try {
                journal.append(batch);
            } catch (JournalFailure e) {
                throw new IOException(e.getMessage(), e);
            }
            before = batch.after();
            long seq = group.get(group.size() - 1).seq();
            group.clear();
            if (seq < told + TOLD_EVERY) return;
            told = seq;
            progress.detail(seq + " events 事件");
        }
    }
}
