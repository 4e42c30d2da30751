package org.rescuedesk.store.report;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;
import org.rescuedesk.store.report.Report.Bucket;
import org.rescuedesk.store.report.Report.Part;
import org.rescuedesk.store.report.ResponseTimes.StandsApart;

/** A regulator's figures, by the definitions of docs/reports.md, over the read model that follows from the journal. */
public final class Reports {
    private static final String ARRIVED = Figure.ARRIVED.condition();

    /** Over all of the slice for a constant key. */
    private static final String TIMES = "select %s as key, "
            + Arrays.stream(Figure.values())
                    .map(figure -> "count(*) filter (where " + figure.condition() + ") as " + figure.name())
                    .collect(joining(", "))
            + """
            , coalesce(sum(people) filter (where standing = 'NEEDED' and released_at is not null), 0) as people,
            coalesce(sum(orders), 0) as orders, coalesce(sum(answered), 0) as answered,
            round(avg(arrival_s) filter (where %1$s), 3) as mean_s,
            round((percentile_cont(0.5) within group (order by arrival_s) filter (where %1$s))::numeric, 3) as median_s,
            round((percentile_cont(0.9) within group (order by arrival_s) filter (where %1$s))::numeric, 3) as p90_s,
            max(arrival_s) filter (where %1$s) as max_s
            from counted
            """.formatted(ARRIVED);

    private static final String BUCKETS =
            "select bucket, count(*) as arrived from counted where " + ARRIVED + " group by bucket order by bucket";

    private static final String LISTED = """
            select id, place, area, firm, zone, clock_start, stage, limit_s, arrival_s, arrival_grade,
                case when arrival_s is not null then greatest(arrival_s - limit_s, 0) end as over_s
            from counted where %s order by %s limit ?
            """;

    private static final String LATEST_FIRST = "over_s desc, id";
    private static final int MOST_LATE = 1_000;

    private final Database database;

    public Reports(Database database) {
        this.database = database;
    }

    /** Over all real rescues, or over all of exercises; the two are never mixed. */
    public ResponseTimes responseTimes(boolean exercise) {
        return responseTimes(Slice.all(exercise));
    }

    public ResponseTimes responseTimes(Slice slice) {
        return database.ask("The response times can't be worked out", connection -> whole(connection, slice));
    }

    /** All that is known of a slice, as of one moment. */
    public Report report(Slice slice) {
        return database.ask("The report can't be worked out", connection -> {
            snapshot(connection);
            return report(connection, slice);
        });
    }

    /** The same within a transaction that sees one moment, as whoever calls has seen to. */
    public static Report report(Connection connection, Slice slice) throws SQLException {
        return new Report(
                whole(connection, slice),
                parts(connection, slice, "month"),
                parts(connection, slice, "area"),
                parts(connection, slice, "coalesce(firm, '')"),
                parts(connection, slice, "cause_group"),
                buckets(connection, slice),
                listed(connection, slice, Figure.LATE, LATEST_FIRST, MOST_LATE));
    }

    /** The rescues behind a figure, the newest first. */
    public List<ListedRescue> rescues(Slice slice, Figure figure, int limit) {
        return rescues(slice, Listing.of(figure, limit)).rescues();
    }

    /** A page of the rescues behind a figure, the newest first. */
    public ListedPage rescues(Slice slice, Listing listing) {
        return database.ask("The rescues can't be listed", connection -> {
            snapshot(connection);
            var which = listing.figure().condition() + Listing.STEPS;
            long total = Sql.find(
                            connection,
                            Counted.SQL + "select count(*) from counted where " + which,
                            row -> row.getLong(1),
                            Stream.concat(Arrays.stream(slice.parameters()), listing.steps())
                                    .toArray())
                    .orElseThrow();
            var parameters = Stream.of(
                            Arrays.stream(slice.parameters()),
                            listing.steps(),
                            listing.page(),
                            Stream.<Object>of(listing.limit()))
                    .flatMap(each -> each)
                    .toArray();
            var sql = Counted.SQL + LISTED.formatted(which + Listing.PAGE, "clock_start desc, id");
            return new ListedPage(total, Sql.list(connection, sql, Reports::listed, parameters));
        });
    }

    /** All that came late, the latest first. */
    public List<ListedRescue> late(Slice slice) {
        return database.ask(
                "The rescues can't be listed",
                connection -> listed(connection, slice, Figure.LATE, LATEST_FIRST, Integer.MAX_VALUE));
    }

    /** Whether any rescue was in this area, which the register may hold no more. */
    public boolean knowsArea(AreaId area) {
        return knows("area = ?", area.value());
    }

    /** Whether any rescue was of an elevator under contract with this firm. */
    public boolean knowsFirm(String firm) {
        return knows("firm = ?", firm);
    }

    public boolean knowsRescue(RescueId id) {
        return knows("id = ?", id.value());
    }

    private boolean knows(String condition, String value) {
        return database.ask(
                "The rescues can't be read",
                connection -> Sql.find(
                                connection, "select 1 from rescue where " + condition + " limit 1", row -> 1, value)
                        .isPresent());
    }

    /** Figures of one report must agree with each other, whatever is written meanwhile. */
    private static void snapshot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
    }

    private static ResponseTimes whole(Connection connection, Slice slice) throws SQLException {
        return times(connection, slice, "''", "").get(0).times();
    }

    private static List<Part> parts(Connection connection, Slice slice, String key) throws SQLException {
        return times(connection, slice, key, " group by 1 order by 1");
    }

    private static List<Part> times(Connection connection, Slice slice, String key, String grouped)
            throws SQLException {
        var asOf = Sql.find(
                        connection, "select at from journal order by seq desc limit 1", row -> Sql.instant(row, "at"))
                .orElse(null);
        return Sql.list(
                connection,
                Counted.SQL + TIMES.formatted(key) + grouped,
                row -> new Part(row.getString("key"), responseTimes(row, slice.exercise(), asOf)),
                slice.parameters());
    }

    private static ResponseTimes responseTimes(ResultSet row, boolean exercise, @Nullable Instant asOf)
            throws SQLException {
        var apart = new TreeMap<StandsApart, Long>();
        for (var why : StandsApart.values()) apart.put(why, row.getLong(why.name()));
        return new ResponseTimes(
                asOf,
                exercise,
                count(row, Figure.RESCUES),
                row.getLong("people"),
                count(row, Figure.ARRIVED),
                row.getBigDecimal("mean_s"),
                row.getBigDecimal("median_s"),
                row.getBigDecimal("p90_s"),
                row.getBigDecimal("max_s"),
                count(row, Figure.NEEDED_ARRIVAL),
                count(row, Figure.PROVEN_IN_TIME),
                count(row, Figure.CLAIMED_IN_TIME),
                count(row, Figure.IN_TIME_NOT_KNOWN),
                count(row, Figure.LATE),
                count(row, Figure.UNDER_WAY),
                apart,
                turnout(row));
    }

    private static Turnout turnout(ResultSet row) throws SQLException {
        return new Turnout(
                count(row, Figure.ORDERED),
                count(row, Figure.ACCEPTED_SOON),
                row.getLong("orders"),
                row.getLong("answered"),
                count(row, Figure.LEVEL1),
                count(row, Figure.LEVEL2),
                count(row, Figure.LEVEL3));
    }

    private static long count(ResultSet row, Figure figure) throws SQLException {
        return row.getLong(figure.name());
    }

    /** Up to the longest arrival, those between that are empty too: a chart with gaps misleads. */
    private static List<Bucket> buckets(Connection connection, Slice slice) throws SQLException {
        var counts = new TreeMap<Long, Long>();
        Sql.list(
                connection,
                Counted.SQL + BUCKETS,
                row -> counts.put(row.getLong("bucket"), row.getLong("arrived")),
                slice.parameters());
        var buckets = new ArrayList<Bucket>();
        for (long n = 1; !counts.isEmpty() && n <= counts.lastKey(); n++) {
            buckets.add(new Bucket((n - 1) * Counted.BUCKET_S, n * Counted.BUCKET_S, counts.getOrDefault(n, 0L)));
        }
        return List.copyOf(buckets);
    }

    private static List<ListedRescue> listed(Connection connection, Slice slice, Figure figure, String order, int limit)
            throws SQLException {
        var parameters = Stream.concat(Arrays.stream(slice.parameters()), Stream.of(limit))
                .toArray();
        return Sql.list(
                connection, Counted.SQL + LISTED.formatted(figure.condition(), order), Reports::listed, parameters);
    }

    private static ListedRescue listed(ResultSet row) throws SQLException {
        return new ListedRescue(
                row.getString("id"),
                row.getString("place"),
                row.getString("area"),
                row.getString("firm"),
                row.getString("zone"),
                Sql.instant(row, "clock_start"),
                row.getString("stage"),
                row.getBigDecimal("limit_s"),
                row.getBigDecimal("arrival_s"),
                row.getString("arrival_grade"),
                row.getBigDecimal("over_s"));
    }
}
