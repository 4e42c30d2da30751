package org.rescuedesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.rescuedesk.core.ElevatorEvent.ReleasedForService;
import org.rescuedesk.core.ElevatorEvent.TakenOutOfService;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;

/** Brings along when elevators were out of service; a release tells nothing of when that began, and ends what is open. */
final class OutOfService {
    private record Row(TakenOutOfService taken, Entry entry) {}

    private static final Table<Row> TABLE = new Table<Row>("elevator_out", "elevator, since")
            .column("elevator", row -> row.taken().elevator())
            .column("since", row -> row.taken().at())
            .column("released_at", row -> null)
            .column("rescue", row -> row.taken().rescue())
            .column("seq", row -> row.entry().seq())
            .column("exercise", row -> row.entry().exercise());

    private OutOfService() {}

    static void follow(Connection connection, Batch batch) throws SQLException {
        for (var entry : batch.entries()) {
            if (entry.event() instanceof TakenOutOfService taken)
                TABLE.upsert(connection, List.of(new Row(taken, entry)));
            else if (entry.event() instanceof ReleasedForService released) release(connection, released, entry.seq());
        }
    }

    private static void release(Connection connection, ReleasedForService released, long seq) throws SQLException {
        var sql = "update elevator_out set released_at = ?, seq = ? where elevator = ? and released_at is null";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, released.at().atOffset(ZoneOffset.UTC));
            statement.setLong(2, seq);
            statement.setString(3, released.elevator().value());
            statement.executeUpdate();
        }
    }
}
