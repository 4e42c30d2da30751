package org.rescuedesk.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.option.Port;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Setting;
import org.rescuedesk.server.Settings;
import org.rescuedesk.simulator.province.RegisterFolder;
import org.slf4j.LoggerFactory;

/** Where one replay's desk writes: a new folder that stays, or one for the time being that is deleted on {@link #close}. */
public record ReplayFolder(Path path, boolean stays) implements AutoCloseable {
    private static final String RULES = "recorded-days.yaml";

    /** No path: for the time being. One that holds anything is refused: a replay is lived through once, from its beginning. */
    public static ReplayFolder open(@Nullable Path asked) {
        try {
            if (asked == null) {
                return new ReplayFolder(Files.createTempDirectory("rescue-desk-replay-"), false);
            }
            Path path = asked.toAbsolutePath().normalize();
            if (Files.exists(path)) {
                requireEmpty(path);
            }
            return new ReplayFolder(path, true);
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder for the replay can't be used (%s).".formatted(e), "无法使用重放的文件夹（%s）。".formatted(e), e);
        }
    }

    private static void requireEmpty(Path path) throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            if (children.findAny().isPresent()) {
                throw new CannotStart(
                        "The folder %s is not empty; name a new one by --data.".formatted(path),
                        "文件夹 %s 不为空；请用 --data 另选新文件夹。".formatted(path));
            }
        }
    }

    public Path write(Register register) throws IOException {
        new RegisterFolder(register()).write(register);
        return register();
    }

    /** For recorded days: their files tell of no phones, so nobody falls silent. */
    void writeRules() throws IOException {
        Files.createDirectories(policies());
        try (var rules = Objects.requireNonNull(ReplayFolder.class.getResourceAsStream(RULES))) {
            Files.copy(rules, policies().resolve(RULES));
        }
    }

    private Path policies() {
        return path.resolve("policies");
    }

    private Path register() {
        return path.resolve("register");
    }

    /** For a desk that is driven from this moment on, and whose facts are an exercise for good. */
    public Settings settings(Port port, Instant from) {
        var settings = new HashMap<String, String>();
        settings.put(Setting.HTTP_PORT.key(), port.toString());
        settings.put(Setting.DATA.key(), path.toString());
        settings.put(Setting.REGISTER.key(), register().toString());
        settings.put(Setting.DRIVEN_FROM.key(), from.toString());
        settings.put(Setting.EXERCISE.key(), "true");
        if (Files.isDirectory(policies()))
            settings.put(Setting.POLICY_DIR.key(), policies().toString());
        return Settings.from(settings);
    }

    @Override
    public void close() throws IOException {
        if (stays) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(ReplayFolder.class).warn("The folder {} could not be deleted.", path, e);
            throw e;
        }
    }
}
