package org.rescuedesk.cli.rerun;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.keep.KeptDatabase;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Lines;
import org.rescuedesk.core.proof.Member;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.rerun.Change;
import org.rescuedesk.core.rerun.Rereading;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.core.verify.Fault;
import org.rescuedesk.core.verify.Verification;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Setting;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.register.Registers;

/** Where a journal and its registers come from: a desk's database, a bundle, or days that are made up. */
record Source(RegisterFolders registers, List<Change> changes, Progress progress) {
    private static final int HASH_DIGITS = 64;

    /** Decisions rest on neither zone nor limit of these: a rescue has its own. */
    private static final Rules RULES = new Rules(new GreatCircle(), ZoneId.of("UTC"), Duration.ofMinutes(30));

    /** The database of the settings, or of this data folder. */
    Rereading database(@Nullable Path data) throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (data != null) {
            environment.put(Setting.DATA.key(), data.toString());
            environment.remove(Setting.DB_URL.key());
        }
        Settings settings = Settings.from(environment);
        Logging.toFileIn(settings.dataFolder());
        var read = new Rereading[1];
        new KeptDatabase(settings, progress).standing(address -> {
            try (var memory = Memory.open(address.url(), address.user(), address.password(), progress::detail)) {
                var rereading = rereading(version -> stored(memory.registers(), version));
                read[0] = step(() -> memory.journal().read(0, rereading::note), rereading);
            }
        });
        return read[0];
    }

    private Register stored(Registers stored, long version) {
        return registers
                .find(version)
                .or(() -> stored.find(version))
                .orElseThrow(() -> RegisterFolders.missing(version));
    }

    /** A bundle holds no register: one has to be given. */
    Rereading bundle(Path file) throws Exception {
        var rereading =
                rereading(version -> registers.find(version).orElseThrow(() -> RegisterFolders.missing(version)));
        return step(() -> read(file, rereading), rereading);
    }

    private static void read(Path file, Rereading rereading) throws IOException {
        requireWhole(file);
        try (var zip = new ZipFile(file.toFile());
                var lines = new Lines(zip.getInputStream(zip.getEntry(Member.JOURNAL.file())))) {
            var previous = Hash.NONE;
            for (var line = lines.read(); line != null; line = lines.read()) {
                var hash = new Hash(String.valueOf(line.whole()).substring(0, HASH_DIGITS));
                rereading.note(Entry.of(String.valueOf(line.text(HASH_DIGITS + 1)), previous, hash));
                previous = hash;
            }
        }
    }

    private static void requireWhole(Path file) {
        try {
            var manifest = new Verification(Set.of(), List.of())
                    .takingUnsigned()
                    .verify(file)
                    .manifest();
            if (manifest.fromSeq() != 1)
                throw new CannotStart(
                        "The bundle %s begins with event %d; decisions are made again from the first one on."
                                .formatted(file, manifest.fromSeq()),
                        "证据包须从第 1 个事件开始。");
        } catch (Fault fault) {
            throw new CannotStart("The bundle %s does not hold.".formatted(file), fault.sentence(), fault);
        }
    }

    Rereading madeUp(int days, long seed) throws Exception {
        var month = new MadeUpMonth(days, seed);
        var rereading = rereading(version -> month.register());
        return step(() -> month.live(rereading::note), rereading);
    }

    private Rereading rereading(LongFunction<Register> versions) {
        return new Rereading(Desk.empty(RULES, Register.empty()), versions, changes);
    }

    /** What may take a while, and fail. */
    private interface Reading {
        void run() throws Exception;
    }

    private Rereading step(Reading reading, Rereading rereading) throws Exception {
        return progress.step("Making each decision again", "正在重新作出每个决定", () -> {
            reading.run();
            rereading.end();
            return rereading;
        });
    }
}
