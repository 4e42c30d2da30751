package org.rescuedesk.store.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.store.Sql;

/** The columns that telemetry and elevator_now share: a batch goes to the server as one array for each, not row by row. */
final class Columns {
    static final String NAMES = "elevator, at, received_at, mode, running, direction, in_door_zone, floor, door_closed,"
            + " passenger, power_on, runs, running_h";

    /** Takes the arrays of {@link #bind} apart into rows with these columns; times come in milliseconds. */
    static final String ROWS = """
            select elevator, to_timestamp(at_ms / 1000.0::double precision),
                to_timestamp(received_at_ms / 1000.0::double precision),
                mode, running, direction, in_door_zone, floor, door_closed, passenger, power_on, runs, running_h
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as each (elevator, at_ms, received_at_ms, mode, running,
                direction, in_door_zone, floor, door_closed, passenger, power_on, runs, running_h)
            """;

    private Columns() {}

    static void bind(Connection connection, PreparedStatement statement, List<Received> rows) throws SQLException {
        var binding = new Binding(connection, statement, rows);
        binding.add("text", String[]::new, each -> each.sample().elevator().value());
        binding.add("int8", Long[]::new, each -> each.sample().at().toEpochMilli());
        binding.add("int8", Long[]::new, each -> each.receivedAt().toEpochMilli());
        binding.add("int2", Short[]::new, each -> code(each.sample().mode()));
        binding.add("bool", Boolean[]::new, each -> each.sample().running());
        binding.add("int2", Short[]::new, each -> code(each.sample().direction()));
        binding.add("bool", Boolean[]::new, each -> each.sample().inDoorZone());
        binding.add("text", String[]::new, each -> floor(each.sample()));
        binding.add("bool", Boolean[]::new, each -> each.sample().doorClosed());
        binding.add("bool", Boolean[]::new, each -> each.sample().passenger());
        binding.add("bool", Boolean[]::new, each -> each.sample().powerOn());
        binding.add("int8", Long[]::new, each -> each.sample().runs());
        binding.add("float8", Double[]::new, each -> each.sample().runningH());
    }

    private static @Nullable Short code(@Nullable ServiceMode mode) {
        return mode == null ? null : (Short) (short) mode.code();
    }

    private static @Nullable Short code(@Nullable Direction direction) {
        return direction == null ? null : (Short) (short) direction.code();
    }

    private static @Nullable String floor(Sample sample) {
        return sample.floor().isEmpty() ? null : sample.floor();
    }

    static Received read(ResultSet row) throws SQLException {
        var mode = row.getObject("mode", Integer.class);
        var direction = row.getObject("direction", Integer.class);
        var floor = row.getString("floor");
        var sample = new Sample(
                ElevatorId.of(row.getString("elevator")),
                Sql.instant(row, "at"),
                mode == null ? null : ServiceMode.of(mode),
                row.getObject("running", Boolean.class),
                direction == null ? null : Direction.of(direction),
                row.getObject("in_door_zone", Boolean.class),
                floor == null ? "" : floor,
                row.getObject("door_closed", Boolean.class),
                row.getObject("passenger", Boolean.class),
                row.getObject("power_on", Boolean.class),
                row.getObject("runs", Long.class),
                row.getObject("running_h", Double.class));
        return new Received(sample, Sql.instant(row, "received_at"));
    }

    /** One array after the other. */
    private static final class Binding {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Received> rows;
        private int index;

        Binding(Connection connection, PreparedStatement statement, List<Received> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        <V> void add(String type, Function<Integer, V[]> array, Function<Received, @Nullable V> value)
                throws SQLException {
            var values = array.apply(rows.size());
            for (int i = 0; i < values.length; i++) values[i] = value.apply(rows.get(i));
            statement.setArray(++index, connection.createArrayOf(type, values));
        }
    }
}
