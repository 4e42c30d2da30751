package org.rescuedesk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeMap;
import org.rescuedesk.store.ResponseTimes.StandsApart;

/** A regulator's figures, by the definitions of docs/reports.md, over the read model that follows from the journal. */
public final class Reports {
    private static final String RESPONSE_TIMES = """
            with counted as (
                select *, case
                    when stage in ('FALSE_ALARM', 'DUPLICATE') then stage
                    when arrived_at is not null then 'NEEDED'
                    when crew is null and coalesce(released_at, closed_at) <= limit_at then 'SELF_RELEASED'
                    when coalesce(released_at, closed_at, late_at) is null then 'UNDER_WAY'
                    else 'NEEDED'
                end as standing
                from rescue
                where exercise = ? and stage <> 'SUSPECTED'
            ), needed as (
                select * from counted where standing = 'NEEDED'
            ), arrived as (
                select count(*) as arrived,
                    round(avg(arrival_s), 3) as mean_s,
                    round(percentile_cont(0.5) within group (order by arrival_s)::numeric, 3) as median_s,
                    round(percentile_cont(0.9) within group (order by arrival_s)::numeric, 3) as p90_s,
                    max(arrival_s) as max_s
                from needed where in_time is not null
            ), compliance as (
                select count(*) as needed_arrival,
                    coalesce(sum(people) filter (where released_at is not null), 0) as people,
                    count(*) filter (where in_time and arrival_grade in ('A', 'B')) as proven_in_time,
                    count(*) filter (where in_time) as claimed_in_time,
                    count(*) filter (where in_time is null) as in_time_not_known,
                    count(*) filter (where not in_time) as late
                from needed
            ), apart as (
                select count(*) as rescues,
                    count(*) filter (where standing = 'UNDER_WAY') as under_way,
                    count(*) filter (where standing = 'FALSE_ALARM') as false_alarm,
                    count(*) filter (where standing = 'SELF_RELEASED') as self_released,
                    count(*) filter (where standing = 'DUPLICATE') as duplicate
                from counted
            )
            select (select at from journal order by seq desc limit 1) as as_of, * from arrived, compliance, apart
            """;

    private final Database database;

    Reports(Database database) {
        this.database = database;
    }

    /** Over all real rescues, or over all of exercises; the two are never mixed. */
    public ResponseTimes responseTimes(boolean exercise) {
        return database.ask(
                "The response times can't be worked out",
                connection -> Sql.find(connection, RESPONSE_TIMES, row -> responseTimes(row, exercise), exercise)
                        .orElseThrow());
    }

    private static ResponseTimes responseTimes(ResultSet row, boolean exercise) throws SQLException {
        var apart = new TreeMap<StandsApart, Long>();
        for (var why : StandsApart.values()) apart.put(why, row.getLong(why.name()));
        return new ResponseTimes(
                Sql.findInstant(row, "as_of").orElse(null),
                exercise,
                row.getLong("rescues"),
                row.getLong("people"),
                row.getLong("arrived"),
                row.getBigDecimal("mean_s"),
                row.getBigDecimal("median_s"),
                row.getBigDecimal("p90_s"),
                row.getBigDecimal("max_s"),
                row.getLong("needed_arrival"),
                row.getLong("proven_in_time"),
                row.getLong("claimed_in_time"),
                row.getLong("in_time_not_known"),
                row.getLong("late"),
                row.getLong("under_way"),
                apart);
    }
}
