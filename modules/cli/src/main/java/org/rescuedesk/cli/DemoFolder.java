package org.rescuedesk.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Setting;
import org.rescuedesk.server.Settings;
import org.rescuedesk.simulator.province.Province;

/**
 * A folder that holds a demo and nothing else. It remembers the seed and the beginning, so that a later start goes on in the
 * same province.
 */
record DemoFolder(Path path, Seed seed, Instant from, boolean isFresh) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime BEGINNING = LocalTime.of(17, 0);
    private static final String NOTE = "demo.properties";
    private static final String SEED = "seed";
    private static final String FROM = "from";

    /** The demo of this folder, or a new one where there is nothing yet. No seed: the folder's own. */
    static DemoFolder open(Path path, Optional<Seed> asked, Clock clock) {
        try {
            return Files.exists(path.resolve(NOTE)) ? reopen(path, asked) : create(path, asked, clock);
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder %s can't be used (%s).".formatted(path, e), "无法使用文件夹 %s。".formatted(path), e);
        }
    }

    private static DemoFolder reopen(Path path, Optional<Seed> asked) throws IOException {
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(path.resolve(NOTE))) {
            note.load(reader);
        }
        Seed seed = Seed.read(note.getProperty(SEED));
        if (asked.isPresent() && !asked.get().equals(seed)) {
            throw new CannotStart(
                    "The demo in %s was made with --seed %s; leave --seed out, or name another folder by --data."
                            .formatted(path, seed),
                    "该文件夹中的演示使用的是 --seed %s；请去掉 --seed，或用 --data 另选文件夹。".formatted(seed));
        }
        return new DemoFolder(path, seed, Instant.parse(note.getProperty(FROM)), false);
    }

    private static DemoFolder create(Path path, Optional<Seed> asked, Clock clock) throws IOException {
        if (Files.exists(path)) {
            requireEmpty(path);
        }
        Instant from = LocalDate.now(clock.withZone(ZONE))
                .atTime(BEGINNING)
                .atZone(ZONE)
                .toInstant();
        DemoFolder folder = new DemoFolder(path, asked.orElse(Seed.USUAL), from, true);
        DataFolder.make(path);
        folder.note();
        return folder;
    }

    private static void requireEmpty(Path path) throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            if (children.findAny().isPresent()) {
                throw new CannotStart(
                        "The folder %s holds something that is no demo; name another by --data.".formatted(path),
                        "文件夹 %s 中存有非演示数据；请用 --data 另选文件夹。".formatted(path));
            }
        }
    }

    private void note() throws IOException {
        Properties note = new Properties();
        note.setProperty(SEED, seed.toString());
        note.setProperty(FROM, from.toString());
        try (Writer writer = Files.newBufferedWriter(path.resolve(NOTE))) {
            note.store(writer, "What this demo was made from; without this file it can't be continued.");
        }
    }

    /** Makes up the province; a second time gives the same. */
    Path writeRegister() throws IOException {
        Province.of(seed.number()).write(register());
        return register();
    }

    private Path register() {
        return path.resolve("register");
    }

    /** For a driven desk whose facts are an exercise for good. */
    Settings settings(Port port) {
        return Settings.from(Map.of(
                Setting.HTTP_PORT.key(), port.toString(),
                Setting.DATA.key(), path.toString(),
                Setting.REGISTER.key(), register().toString(),
                Setting.DRIVEN_FROM.key(), from.toString(),
                Setting.EXERCISE.key(), "true"));
    }
}
