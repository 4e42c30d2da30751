package org.rescuedesk.store.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.store.Sql;

/** Reads a register's elevators, of which there may be a million: the same area, firm, brand and type are one object for all of them. */
final class ElevatorRows implements Sql.Row<Elevator> {
    static final String SELECT =
            "select id, rescue_code, area, firm, place, place_type, brand, type, lat, lon from elevator where version = ?";

    private final Map<String, AreaId> areas = new HashMap<>();
    private final Map<String, FirmId> firms = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    @Override
    public Elevator read(ResultSet row) throws SQLException {
        return new Elevator(
                ElevatorId.of(row.getString(1)),
                row.getString(2),
                areas.computeIfAbsent(row.getString(3), AreaId::of),
                firms.computeIfAbsent(row.getString(4), FirmId::of),
                row.getString(5),
                PlaceType.valueOf(row.getString(6)),
                kinds.computeIfAbsent(row.getString(7), each -> each),
                kinds.computeIfAbsent(row.getString(8), each -> each),
                point(row));
    }

    /** None where only the address is known. */
    private static @Nullable Point point(ResultSet row) throws SQLException {
        double lat = row.getDouble(9);
        return row.wasNull() ? null : new Point(lat, row.getDouble(10));
    }
}
