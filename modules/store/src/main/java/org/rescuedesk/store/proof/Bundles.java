package org.rescuedesk.store.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.BundleWriter;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.Figures;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Person;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;
import org.rescuedesk.store.StoreFailure;
import org.rescuedesk.store.report.Reports;
import org.rescuedesk.store.report.Slice;

/** Writes bundles of the journal (docs/journal.md) as it stands at one moment, row by row, however long it is. */
public final class Bundles {
    private static final int FETCHED = 1_000;

    private final Database database;

    public Bundles(Database database) {
        this.database = database;
    }

    /** Which events, to the last one where {@code until} is absent; what is personal only where somebody asks for it. */
    public record Wanted(long from, @Nullable Long until, boolean withPersons) {}

    /** Where the journal ends, and its mark. */
    private record End(long seq, boolean exercise) {}

    /** Writes the file, whole or not at all; refuses with a sentence a range that no checkpoint speaks for. */
    public Manifest write(Path file, Wanted wanted) {
        var making = file.resolveSibling(file.getFileName() + ".new");
        try {
            var manifest = database.ask("The bundle can't be written", connection -> write(connection, making, wanted));
            Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException | UncheckedIOException e) {
            throw new StoreFailure("The bundle can't be written to " + file + ": " + e.getMessage() + ". 无法写入证据包。", e);
        } finally {
            deleteRest(making);
        }
    }

    private static void deleteRest(Path making) {
        try {
            Files.deleteIfExists(making);
        } catch (IOException e) {
            throw new StoreFailure("What was begun in " + making + " can't be deleted. 无法删除未写完的文件。", e);
        }
    }

    private static Manifest write(Connection connection, Path file, Wanted wanted) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        var end = end(connection);
        long until = wanted.until() == null ? end.seq() : wanted.until();
        requireRange(wanted.from(), until, end.seq());
        var checkpoints = checkpoints(connection, wanted.from(), until);
        var exercise = end.exercise();
        try (var writer = new BundleWriter(file, exercise, wanted.from(), before(connection, wanted.from()))) {
            events(connection, wanted.from(), until, writer);
            if (wanted.withPersons()) persons(connection, wanted.from(), until, writer);
            for (var each : Checkpoints.listKeys(connection, until)) writer.key(each);
            for (var each : checkpoints) writer.checkpoint(each);
            boolean whole = wanted.from() == 1 && until == end.seq();
            if (whole) for (var each : figures(connection, exercise)) writer.figures(each);
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static End end(Connection connection) throws SQLException {
        return Sql.find(
                        connection,
                        "select seq, exercise from journal order by seq desc limit 1",
                        row -> new End(row.getLong(1), row.getBoolean(2)))
                .orElseThrow(() -> new StoreFailure("The journal is empty. 日志为空。", null));
    }

    private static void requireRange(long from, long until, long last) {
        if (from >= 1 && from <= until && until <= last) return;
        throw new StoreFailure(
                "The journal holds the events 1 to " + last + "; " + from + " to " + until + " is no range of them."
                        + " 日志含事件 1 至 " + last + "，" + from + " 至 " + until + " 不是其中一段。",
                null);
    }

    private static List<Checkpoint> checkpoints(Connection connection, long from, long until) throws SQLException {
        var checkpoints = Checkpoints.list(connection, from - 1, until);
        if (!checkpoints.isEmpty()) return checkpoints;
        throw new StoreFailure(
                "No checkpoint lies within the events " + from + " to " + until
                        + ", so nothing would vouch for them; name a longer range, or have the running desk sign one first (POST /api/checkpoint)."
                        + " 事件 " + from + " 至 " + until + " 之间没有检查点；请扩大范围，或先让运行中的调度台签发一个。",
                null);
    }

    private static Hash before(Connection connection, long from) throws SQLException {
        return from == 1
                ? Hash.NONE
                : Sql.find(
                                connection,
                                "select hash from journal where seq = ?",
                                row -> Hash.of(row.getBytes(1)),
                                from - 1)
                        .orElseThrow();
    }

    /** As the rows say, believed or not: what is wrong with them is for the verifier to find. */
    private static void events(Connection connection, long from, long until, BundleWriter writer)
            throws SQLException, IOException {
        var sql = "select bytes, hash from journal where seq between ? and ? order by seq";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            statement.setLong(1, from);
            statement.setLong(2, until);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) writer.event(Hash.of(rows.getBytes(2)), rows.getBytes(1));
            }
        }
    }

    private static void persons(Connection connection, long from, long until, BundleWriter writer)
            throws SQLException, IOException {
        var sql = "select seq, field, salt, value from person_note where seq between ? and ? order by seq, field";
        for (var each : Sql.list(
                connection,
                sql,
                row -> new Person(row.getLong(1), new PersonNote(row.getString(2), row.getString(3), row.getString(4))),
                from,
                until)) writer.person(each);
    }

    private static List<Figures> figures(Connection connection, boolean exercise) throws SQLException {
        var stale = Sql.list(connection, "select name from stale_model order by name", row -> row.getString(1));
        if (stale.contains("rescue"))
            throw new StoreFailure(
                    "The reports don't follow the journal now: " + stale
                            + " must be rebuilt first, which the desk does at its next start. 报表暂未跟上日志，请先重启调度台以重建。",
                    null);
        return ReportFigures.of(Reports.report(connection, Slice.all(exercise)));
    }
}
