package org.rescuedesk.cli.keep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Parts;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;

/** Finds the database for one command: the one that is named, that runs in the data folder for a desk, or that lies there. */
public record KeptDatabase(Settings settings, Progress progress) {

    /** How to get in; never printed. */
    public record Address(
            String url, @Nullable String user, @Nullable String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** What is done with it. */
    public interface Work {
        void on(Address address) throws Exception;
    }

    /** One that is there already, in use or not. */
    public void standing(Work work) throws Exception {
        if (settings.dbUrl() == null) {
            Path folder = settings.dataFolder().resolve("database");
            if (Files.notExists(folder)) {
                throw new CannotStart("There is no database in %s.".formatted(folder), "%s 中没有数据库。".formatted(folder));
            }
            var running = EmbeddedDatabase.findRunning(folder);
            if (running.isPresent()) {
                var found = running.get();
                work.on(new Address(found.jdbcUrl(), found.user(), found.password()));
                return;
            }
        }
        begun(work);
    }

    /** Nobody else's: the desk's own is started, or made where there is none. */
    void begun(Work work) throws Exception {
        Lifetime.run(progress, lifetime -> {
            Settings complete = new Parts(lifetime, progress).withDatabase(settings);
            work.on(new Address(Objects.requireNonNull(complete.dbUrl()), complete.dbUser(), complete.dbPassword()));
        });
    }
}
