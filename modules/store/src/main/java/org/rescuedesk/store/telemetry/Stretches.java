package org.rescuedesk.store.telemetry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.store.Sql;

/** Draws samples together; the same SQL on a plain table and on a hypertable. */
final class Stretches {
    /**
     * The runs of a stretch count from the counter as the one before left it, so that those between two samples are not lost; one
     * in which the counter began anew counts none.
     */
    static final String SQL = """
            select date_bin(make_interval(secs => ?), at, ?) as bin,
                count(*) as samples,
                case when count(runs) > 0 then
                    greatest(max(runs) - coalesce(lag(max(runs)) over (order by min(at)), min(runs)), 0)
                end as runs,
                avg(running::int)::double precision as running,
                avg((not door_closed)::int)::double precision as door_not_closed,
                avg(passenger::int)::double precision as passenger,
                bool_or(not power_on) as power_lost,
                array_agg(distinct mode order by mode) filter (where mode is not null) as modes
            from telemetry
            where elevator = ? and at >= ? and at < ?
            group by bin
            order by bin
            """;

    private Stretches() {}

    static Stretch read(ResultSet row) throws SQLException {
        return new Stretch(
                Sql.instant(row, "bin"),
                row.getInt("samples"),
                row.getObject("runs", Long.class),
                row.getObject("running", Double.class),
                row.getObject("door_not_closed", Double.class),
                row.getObject("passenger", Double.class),
                row.getObject("power_lost", Boolean.class),
                modes(row));
    }

    private static List<ServiceMode> modes(ResultSet row) throws SQLException {
        var modes = row.getArray("modes");
        if (modes == null) return List.of();
        return Arrays.stream((Object[]) modes.getArray())
                .map(code -> ServiceMode.of(((Number) code).intValue()))
                .toList();
    }
}
