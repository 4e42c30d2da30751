package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A broker, a database and a desk, each a process of its own, and the links between them and to whoever is outside. */
public final class Stage implements AutoCloseable {
    private static final long LOOKS_EVERY_MS = 50;
    /** Its log may grow to 10 MB, its write-ahead file is cut off at 16. */
    private static final int DESK_MB = 96;
    /** Programs, data, and as much of its log as a run of minutes makes. */
    private static final int DATABASE_MB = 800;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final DatabasePart database;
    private final BrokerPart broker;
    private final SmallDisk databaseDisk;
    private final SmallDisk disk;
    private final WallClock clock;
    private final DeskPart desk;
    private final Link toDatabase;
    private final Link toBroker;
    private final Link ofElevators;
    private final Link ofCrews;
    private final Link ofPages;

    /** What it is like: on which broker, whether the desk's clock can be stepped, and whether the database's disk can be filled. */
    public record Wanted(BrokerKind broker, boolean steppedClock, boolean databaseDisk) {}

    /** Starts all of it in the folder; {@code register} is the desk's. */
    public Stage(Path folder, Path register, Wanted wanted) throws Exception {
        try {
            databaseDisk = keep(new SmallDisk(folder.resolve("database"), DATABASE_MB, wanted.databaseDisk()));
            database = keep(new DatabasePart(folder.resolve("database")));
            broker = keep(new BrokerPart(wanted.broker(), folder.resolve("broker")));
            toDatabase = keep(new Link("desk-database", database::port));
            toBroker = keep(new Link("desk-broker", broker::port));
            ofElevators = keep(new Link("elevators-broker", broker::port));
            ofCrews = keep(new Link("crews-broker", broker::port));
            disk = keep(new SmallDisk(folder.resolve("desk"), DESK_MB, true));
            clock = new WallClock(folder);
            var environment = environment(folder, register);
            if (wanted.steppedClock()) environment.putAll(clock.environment());
            desk = keep(new DeskPart(environment, folder.resolve("desk.out")));
            ofPages = keep(new Link("pages-desk", desk::port));
            desk.start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private Map<String, String> environment(Path folder, Path register) {
        var environment = new HashMap<String, String>();
        environment.put("RESCUE_HTTP_PORT", "0");
        environment.put("RESCUE_DB_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/rescue_desk");
        environment.put("RESCUE_DB_USER", database.user());
        environment.put("RESCUE_DB_PASSWORD", database.password());
        environment.put("RESCUE_MQTT_URL", "tcp://127.0.0.1:" + toBroker.port());
        environment.put("RESCUE_DATA", folder.resolve("desk").toString());
        environment.put("RESCUE_REGISTER", register.toString());
        return environment;
    }

    public DatabasePart database() {
        return database;
    }

    public BrokerPart broker() {
        return broker;
    }

    public DeskPart desk() {
        return desk;
    }

    public SmallDisk databaseDisk() {
        return databaseDisk;
    }

    /** Of the desk's data folder. */
    public SmallDisk disk() {
        return disk;
    }

    public WallClock clock() {
        return clock;
    }

    public Link toDatabase() {
        return toDatabase;
    }

    public Link toBroker() {
        return toBroker;
    }

    public Link ofElevators() {
        return ofElevators;
    }

    public Link ofCrews() {
        return ofCrews;
    }

    public Link ofPages() {
        return ofPages;
    }

    public List<Link> links() {
        return List.of(toDatabase, toBroker, ofElevators, ofCrews, ofPages);
    }

    /** Whether it came true within the time; looked at again and again. */
    public static boolean await(BooleanSupplier wish, long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!wish.getAsBoolean()) {
            if (System.nanoTime() > until) return false;
            TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY_MS);
        }
        return true;
    }

    public boolean awaitReady(long seconds) throws InterruptedException {
        return await(desk::isReady, seconds);
    }

    /** Everything as it should be, whatever was done to it. */
    public void healAll() throws Exception {
        for (var link : links()) link.heal();
        disk.free();
        databaseDisk.free();
        clock.step(0);
        database.resume();
        broker.resume();
        desk.resume();
        database.revive();
        broker.start();
        desk.start();
    }

    /** Each part, even if another can't be ended. */
    @Override
    public void close() throws IOException {
        var troubles = new ArrayList<Exception>();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                troubles.add(e);
            }
        }
        if (troubles.isEmpty()) return;
        var first = new IOException("Not everything on the stage could be ended.", troubles.get(0));
        troubles.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }
}
