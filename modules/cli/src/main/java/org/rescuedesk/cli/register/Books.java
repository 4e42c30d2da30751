package org.rescuedesk.cli.register;

import java.nio.file.Files;
import java.util.Objects;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Parts;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.register.Registers;

/** The database that a desk keeps its register in, opened for one command. */
record Books(Settings settings, Progress progress) {

    /** What is done with the registers. */
    interface Work<T> {
        void on(T opened) throws Exception;
    }

    /** Its schema is brought forward, and a database is made where there is none. */
    void open(Work<Registers> work) throws Exception {
        Logging.toFileIn(settings.dataFolder());
        Lifetime.run(progress, lifetime -> {
            Settings complete = new Parts(lifetime, progress).withDatabase(settings);
            Memory memory = lifetime.keep(
                    "connection",
                    "连接",
                    Memory.open(
                            Objects.requireNonNull(complete.dbUrl()),
                            complete.dbUser(),
                            complete.dbPassword(),
                            progress::detail));
            work.on(memory.registers());
        });
    }

    /** The newest register, where there is any; no schema, folder or database is made for it. */
    void look(Work<Register> work) throws Exception {
        boolean own = settings.dbUrl() == null;
        if (own && Files.notExists(settings.dataFolder().resolve("database"))) {
            progress.say("There is no database yet: the table is checked by itself. 尚无数据库，仅检查表格本身。");
            work.on(Register.empty());
            return;
        }
        if (Files.isDirectory(settings.dataFolder())) {
            Logging.toFileIn(settings.dataFolder());
        }
        Lifetime.run(progress, lifetime -> {
            Settings complete = new Parts(lifetime, progress).withDatabase(settings);
            work.on(Memory.peek(Objects.requireNonNull(complete.dbUrl()), complete.dbUser(), complete.dbPassword()));
        });
    }
}
