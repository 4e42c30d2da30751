package org.rescuedesk.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
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

    private Path register() {
        return path.resolve("register");
    }

    /** For a desk that is driven from this moment on, and whose facts are an exercise for good. */
    public Settings settings(Port port, Instant from) {
        return Settings.from(Map.of(
                Setting.HTTP_PORT.key(), port.toString(),
                Setting.DATA.key(), path.toString(),
                Setting.REGISTER.key(), register().toString(),
                Setting.DRIVEN_FROM.key(), from.toString(),
                Setting.EXERCISE.key(), "true"));
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
