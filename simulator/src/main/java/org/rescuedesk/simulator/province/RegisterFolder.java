package org.rescuedesk.simulator.province;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;

/** A register as five CSV files (RFC 4180, UTF-8, a header line), in the order of ids. */
public final class RegisterFolder {

    private final Path folder;

    public RegisterFolder(Path folder) {
        this.folder = folder;
    }

    /** What stands there already is replaced. */
    public void write(Register register) throws IOException {
        Files.createDirectories(folder);
        write(
                "areas.csv",
                "id,name,name_en,zone,limit_s",
                register.listAreas(),
                area -> List.of(
                        area.id(),
                        area.name(),
                        area.nameEn(),
                        area.zone(),
                        area.limit().toSeconds()));
        write("firms.csv", "id,name", register.listFirms(), firm -> List.of(firm.id(), firm.name()));
        write(
                "stations.csv",
                "id,name,lat,lon",
                register.listStations(),
                station -> List.of(
                        station.id(),
                        station.name(),
                        degrees(station.point().lat()),
                        degrees(station.point().lon())));
        write(
                "elevators.csv",
                "id,rescue_code,area,firm,place,place_type,brand,type,lat,lon",
                register.listElevators(),
                elevator -> List.of(
                        elevator.id(),
                        elevator.rescueCode(),
                        elevator.area(),
                        elevator.firm(),
                        elevator.place(),
                        elevator.placeType(),
                        elevator.brand(),
                        elevator.type(),
                        degrees(elevator.point(), Point::lat),
                        degrees(elevator.point(), Point::lon)));
        write(
                "crews.csv",
                "id,name,firm,station,skills",
                register.listCrews(),
                crew -> List.of(
                        crew.id(),
                        crew.name(),
                        crew.firm(),
                        crew.station(),
                        crew.skills().text()));
    }

    private <T> void write(String file, String header, Collection<T> entries, Function<T, List<?>> fields)
            throws IOException {
        String lines = Stream.concat(
                        Stream.of(header), entries.stream().map(fields).map(RegisterFolder::line))
                .map(line -> line + "\r\n")
                .collect(joining());
        Files.writeString(folder.resolve(file), lines);
    }

    private static String line(List<?> fields) {
        return fields.stream().map(Object::toString).map(RegisterFolder::quoted).collect(joining(","));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** Nothing where nobody knows. */
    private static String degrees(@Nullable Point point, ToDoubleFunction<Point> part) {
        return point == null ? "" : degrees(part.applyAsDouble(point));
    }

    /** Six places after the point: a tenth of a metre. */
    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }
}
