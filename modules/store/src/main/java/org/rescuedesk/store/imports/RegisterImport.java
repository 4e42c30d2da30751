package org.rescuedesk.store.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;

/**
 * A table read by a mapping, on top of a register: all of it or, with a sentence for each row that is wrong, nothing. It changes
 * nothing by itself.
 */
public final class RegisterImport {
    /** A table with more is another one than the mapping means, and the first of them say so. */
    private static final int MOST_MISTAKES = 100_000;
    /** As many as one desk can hold; what is wanted of a larger table goes in parts. */
    private static final int MOST_WANTED = 500_000;

    private final ImportMapping mapping;
    private final Entries<AreaId, Area> areas;
    private final Entries<FirmId, Firm> firms;
    private final Entries<StationId, Station> stations;
    private final Entries<ElevatorId, Elevator> elevators;
    private final Entries<CrewId, Crew> crews;
    private final RescueCodes codes;
    private final List<Mistake> mistakes = new ArrayList<>();
    private long rows;
    private long passedOver;

    private RegisterImport(ImportMapping mapping, Register base) {
        this.mapping = mapping;
        this.areas = new Entries<>("地区", "area", Area::id, base.listAreas());
        this.firms = new Entries<>("维保单位", "firm", Firm::id, base.listFirms());
        this.stations = new Entries<>("救援站", "station", Station::id, base.listStations());
        this.elevators = new Entries<>("电梯", "elevator", Elevator::id, base.listElevators());
        this.crews = new Entries<>("救援组", "crew", Crew::id, base.listCrews());
        this.codes = new RescueCodes(base, elevators);
    }

    /** As {@link #read(Path, ImportMapping, Register, boolean)}, of a file whose last row must have a line end. */
    public static RegisterImport read(Path file, ImportMapping mapping, Register base) {
        return read(file, mapping, base, false);
    }

    /**
     * Reads the whole file, whatever is wrong with its rows; {@code mayEndInRow}: its last row may be without a line end, which
     * otherwise counts as cut off.
     */
    public static RegisterImport read(Path file, ImportMapping mapping, Register base, boolean mayEndInRow) {
        var read = new RegisterImport(mapping, base);
        read.readAll(new SourceTable(file, mapping, mayEndInRow));
        return read;
    }

    /** Enough is known to stop. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void readAll(SourceTable table) {
        try {
            table.rows(mapping.columns(), new SourceTable.Taker() {
                @Override
                public void take(long row, Map<String, String> fields) {
                    RegisterImport.this.take(row, fields);
                }

                @Override
                public void refuse(Mistake mistake) {
                    RegisterImport.this.refuse(mistake);
                }
            });
        } catch (Enough e) {
            return;
        }
        mistakes.addAll(codes.mistakes());
        mistakes.sort(Comparator.comparingLong(Mistake::row));
        if (mistakes.isEmpty() && rows == passedOver) mistakes.add(nothing());
    }

    private Mistake nothing() {
        return rows == 0
                ? new Mistake(0, "表格只有列名，没有数据。", "The table has column names and no rows.")
                : new Mistake(
                        0,
                        "表格共 " + rows + " 行，没有一行是映射的 only 所要的。",
                        "None of the table's " + rows + " rows is one that the mapping's only. wants.");
    }

    private void refuse(Mistake mistake) {
        mistakes.add(mistake);
        if (mistakes.size() < MOST_MISTAKES) return;
        mistakes.add(new Mistake(0, "错误太多，其余未读。", "There are too many mistakes; the rest was not read."));
        throw new Enough();
    }

    /** What is wrong, in the order of rows. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** How many rows the table has, those included that the mapping doesn't want. */
    public long rows() {
        return rows;
    }

    public long passedOver() {
        return passedOver;
    }

    /** How many elevators were told of again, just as before. */
    public long repeated() {
        return elevators.repeated();
    }

    public int elevators() {
        return elevators.count();
    }

    public int areas() {
        return areas.count();
    }

    public int firms() {
        return firms.count();
    }

    public int stations() {
        return stations.count();
    }

    public int crews() {
        return crews.count();
    }

    /** The register with what was read, as this version; refused with an {@link IllegalStateException} while there are mistakes. */
    public Register register(long version) {
        if (!mistakes.isEmpty()) throw new IllegalStateException("A table with mistakes makes no register.");
        return Register.of(version, areas.all(), firms.all(), stations.all(), elevators.all(), crews.all());
    }

    /** How many entries of this register there would be no more. */
    public Forgotten forgotten(Register held) {
        return Forgotten.of(held, register(held.version()));
    }

    /** SHA-256 of all that the register would hold: the same again is no new version. */
    public Hash digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var entries : List.of(areas, firms, stations, elevators, crews)) {
                for (var entry : entries.all()) sha.update((entry + "\n").getBytes(UTF_8));
            }
            return Hash.of(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private void take(long number, Map<String, String> fields) {
        rows++;
        if (!mapping.isWanted(fields)) {
            passedOver++;
            return;
        }
        requireRoom();
        try {
            var row = new RowReader(mapping, mapping.degrees(), fields);
            if (mapping.makes("area")) areas.add(row.area());
            if (mapping.makes("firm")) firms.add(row.firm());
            if (mapping.makes("station")) stations.add(row.station());
            if (mapping.makes("elevator")) add(number, row.elevator(areas, firms));
            if (mapping.makes("crew")) crews.add(row.crew(firms, stations));
        } catch (WrongValue e) {
            refuse(e.at(number));
        }
    }

    private void requireRoom() {
        if (rows - passedOver <= MOST_WANTED) return;
        mistakes.add(new Mistake(
                0,
                "表格超过 " + MOST_WANTED + " 行，请拆分后导入。",
                "The table has more than " + MOST_WANTED + " rows; import it in parts."));
        throw new Enough();
    }

    private void add(long number, Elevator elevator) throws WrongValue {
        codes.take(number, elevator);
        elevators.add(elevator);
    }
}
