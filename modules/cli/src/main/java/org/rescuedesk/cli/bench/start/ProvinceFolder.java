package org.rescuedesk.cli.bench.start;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.simulator.province.RegisterFolder;

/** A made-up province as the five CSV files that a desk adopts, each elevator with a rescue code; line by line, as there may be a million. */
final class ProvinceFolder {
    private ProvinceFolder() {}

    static Path write(MadeUpProvince province, Path folder) throws IOException {
        Register few = new MadeUpProvince(1, province.crews()).register();
        new RegisterFolder(folder).write(few);
        Elevator first = few.listElevators().iterator().next();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("elevators.csv"))) {
            out.append("id,rescue_code,area,firm,place,place_type,lat,lon\n");
            for (int n = 0; n < province.elevators(); n++) out.append(line(province, n, first));
        }
        return folder;
    }

    private static String line(MadeUpProvince province, int n, Elevator first) {
        Point place = province.place(n);
        return "%s,%06d,%s,%s,贵阳市花果园%d栋1号梯,%s,%.4f,%.4f\n"
                .formatted(
                        province.elevator(n),
                        n,
                        first.area(),
                        first.firm(),
                        n,
                        first.placeType(),
                        place.lat(),
                        place.lon());
    }
}
