package org.rescuedesk.store.register;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;
import org.rescuedesk.store.StoreFailure;
import org.rescuedesk.store.Table;
import org.rescuedesk.store.imports.RegisterImport;

/**
 * The registers that were adopted, each a version that stays: decisions name the one they went by. Mistakes and a database that
 * fails are told with a {@link StoreFailure}.
 */
public final class Registers {
    /** An entry of one version. */
    private record Versioned<T>(long version, T entry) {}

    /** One register that was adopted, and when by the database's clock. */
    public record Version(long version, Instant adoptedAt, long elevators, long crews) {}

    /** What a new version holds. */
    private interface Content {
        Register of(long version) throws SQLException;
    }

    private static final Table<Versioned<Area>> AREA = Registers.<Area>table("area")
            .column("id", row -> row.entry().id())
            .column("name", row -> row.entry().name())
            .column("name_en", row -> row.entry().nameEn())
            .column("zone", row -> row.entry().zone())
            .column("limit_s", row -> row.entry().limit().toSeconds());

    private static final Table<Versioned<Firm>> FIRM = Registers.<Firm>table("firm")
            .column("id", row -> row.entry().id())
            .column("name", row -> row.entry().name());

    private static final Table<Versioned<Station>> STATION = Registers.<Station>table("station")
            .column("id", row -> row.entry().id())
            .column("name", row -> row.entry().name())
            .column("lat", row -> row.entry().point().lat())
            .column("lon", row -> row.entry().point().lon());

    private static final Table<Versioned<Elevator>> ELEVATOR = Registers.<Elevator>table("elevator")
            .column("id", row -> row.entry().id())
            .column("rescue_code", row -> row.entry().rescueCode())
            .column("area", row -> row.entry().area())
            .column("firm", row -> row.entry().firm())
            .column("place", row -> row.entry().place())
            .column("place_type", row -> row.entry().placeType())
            .column("brand", row -> row.entry().brand())
            .column("type", row -> row.entry().type())
            .column("lat", row -> degrees(row.entry().point(), Point::lat))
            .column("lon", row -> degrees(row.entry().point(), Point::lon));

    private static final Table<Versioned<Crew>> CREW = Registers.<Crew>table("crew")
            .column("id", row -> row.entry().id())
            .column("name", row -> row.entry().name())
            .column("firm", row -> row.entry().firm())
            .column("station", row -> row.entry().station())
            .column("skills", row -> row.entry().skills().text());

    private final Database database;

    public Registers(Database database) {
        this.database = database;
    }

    private static <T> Table<Versioned<T>> table(String name) {
        return new Table<Versioned<T>>(name, "version, id").column("version", Versioned::version);
    }

    private static @Nullable Double degrees(@Nullable Point point, Function<Point, Double> part) {
        return point == null ? null : part.apply(point);
    }

    /** What is in the five CSV files of a folder, kept nowhere; refused with a sentence for each mistake. */
    public static Register read(Path folder) {
        return RegisterFolder.of(folder).register(1);
    }

    /** The newest version; an empty register when none was adopted. */
    public Register load() {
        return database.ask("The register can't be read", Registers::newest);
    }

    /** One version, under its own number; none where it was never adopted. */
    public Optional<Register> find(long version) {
        return database.ask("The register can't be read", connection -> {
            boolean adopted = Sql.find(
                            connection,
                            "select 1 from register_version where version = ?",
                            row -> row.getLong(1),
                            version)
                    .isPresent();
            return adopted ? Optional.of(held(connection, version, version)) : Optional.empty();
        });
    }

    /** The five CSV files of a folder as this version, without any database. Refuses them with a sentence for each mistake. */
    public static Register read(Path folder, long version) {
        return RegisterFolder.of(folder).register(version);
    }

    /**
     * Makes the five CSV files of a folder (areas, firms, stations, elevators, crews) the newest version, all of them or, with a
     * sentence for each mistake, none. The same files again are no new version.
     */
    public Register adopt(Path folder) {
        var files = RegisterFolder.of(folder);
        return database.ask("The register can't be kept", connection -> adopt(connection, files));
    }

    /**
     * Makes a register with an imported table the newest version; the same table again is no new version. Refuses when the register
     * is another than the one that the table was read on top of.
     */
    public Register take(RegisterImport table, Register base) {
        return database.ask("The register can't be kept", connection -> take(connection, table, base));
    }

    /** Each version that was adopted, the oldest first. */
    public List<Version> listVersions() {
        return database.ask("The registers can't be read", connection -> Sql.list(connection, """
                        select version, adopted_at,
                          (select count(*) from elevator e where e.version = v.version) elevators,
                          (select count(*) from crew c where c.version = v.version) crews
                        from register_version v order by version""", Registers::version));
    }

    /**
     * Makes a new version that holds what an older one held; the newest itself is no new version. Refused with a
     * {@link StoreFailure} when there is no such version.
     */
    public Register readopt(long version) {
        return database.ask("The register can't be kept", connection -> {
            lock(connection);
            var digest = Sql.find(
                            connection,
                            "select digest from register_version where version = ?",
                            row -> Hash.of(row.getBytes(1)),
                            version)
                    .orElseThrow(() -> new StoreFailure(
                            "没有登记数据版本 " + version + "。 There is no register version " + version + ".", null));
            return adopt(connection, digest, now -> held(connection, version, now));
        });
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("version"), Sql.instant(row, "adopted_at"), row.getLong("elevators"), row.getLong("crews"));
    }

    private static Register take(Connection connection, RegisterImport table, Register base) throws SQLException {
        lock(connection);
        var newest = newest(connection);
        if (newest.version() != base.version()) {
            throw new StoreFailure(
                    "登记数据刚刚被别人更新，请重试。 Somebody else has changed the register meanwhile; import again.", null);
        }
        return adopt(connection, table.digest(), table::register);
    }

    private static Register adopt(Connection connection, RegisterFolder files) throws SQLException {
        lock(connection);
        return adopt(connection, files.digest(), files::register);
    }

    private static void lock(Connection connection) throws SQLException {
        try (var lock = connection.createStatement()) {
            lock.execute("lock table register_version in exclusive mode");
        }
    }

    private static Register adopt(Connection connection, Hash digest, Content content) throws SQLException {
        var held = Sql.find(
                connection,
                "select digest from register_version order by version desc limit 1",
                row -> Hash.of(row.getBytes(1)));
        if (held.isPresent() && held.get().equals(digest)) return newest(connection);
        var version = Sql.find(
                        connection,
                        "insert into register_version (digest) values (?) returning version",
                        row -> row.getLong(1),
                        (Object) digest.bytes())
                .orElseThrow();
        var register = content.of(version);
        keep(connection, AREA, version, register.listAreas());
        keep(connection, FIRM, version, register.listFirms());
        keep(connection, STATION, version, register.listStations());
        keep(connection, ELEVATOR, version, register.listElevators());
        keep(connection, CREW, version, register.listCrews());
        return register;
    }

    private static <T> void keep(Connection connection, Table<Versioned<T>> table, long version, Collection<T> entries)
            throws SQLException {
        table.insert(
                connection,
                entries.stream().map(each -> new Versioned<>(version, each)).toList());
    }

    private static Register newest(Connection connection) throws SQLException {
        var version = Sql.find(connection, "select max(version) from register_version", row -> row.getLong(1))
                .orElse(0L);
        return version == 0 ? Register.empty() : held(connection, version, version);
    }

    /** What one version held, as another one. */
    private static Register held(Connection connection, long version, long as) throws SQLException {
        return Register.of(
                as,
                entries(connection, "area", version, Registers::area),
                entries(connection, "firm", version, Registers::firm),
                entries(connection, "station", version, Registers::station),
                Sql.listMany(connection, ElevatorRows.SELECT, new ElevatorRows(), version),
                entries(connection, "crew", version, Registers::crew));
    }

    private static <T> List<T> entries(Connection connection, String table, long version, Sql.Row<T> reader)
            throws SQLException {
        return Sql.list(connection, "select * from " + table + " where version = ?", reader, version);
    }

    private static Area area(ResultSet row) throws SQLException {
        return new Area(
                AreaId.of(row.getString("id")),
                row.getString("name"),
                row.getString("name_en"),
                ZoneId.of(row.getString("zone")),
                Duration.ofSeconds(row.getLong("limit_s")));
    }

    private static Firm firm(ResultSet row) throws SQLException {
        return new Firm(FirmId.of(row.getString("id")), row.getString("name"));
    }

    private static Station station(ResultSet row) throws SQLException {
        return new Station(StationId.of(row.getString("id")), row.getString("name"), point(row));
    }

    private static Crew crew(ResultSet row) throws SQLException {
        return new Crew(
                CrewId.of(row.getString("id")),
                row.getString("name"),
                FirmId.of(row.getString("firm")),
                StationId.of(row.getString("station")),
                Skills.of(row.getString("skills")));
    }

    private static Point point(ResultSet row) throws SQLException {
        return new Point(row.getDouble("lat"), row.getDouble("lon"));
    }
}
