package org.rescuedesk.cli.chaos.field;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;

/**
 * The register of a run: every fourth elevator lies in an area whose limit is a few seconds, so that some crews come late and some
 * do not.
 */
public record Town(int elevators, int crews) {
    private static final AreaId USUAL = AreaId.of("520102");
    private static final AreaId SHORT = AreaId.of("520103");
    private static final int USUAL_S = 1_800;
    private static final int SHORT_S = 6;

    public ElevatorId elevator(int number) {
        return ElevatorId.of("GY-%05d".formatted(number));
    }

    public CrewId crew(int number) {
        return CrewId.of("C-%03d".formatted(number));
    }

    public AreaId area(int elevator) {
        return elevator % 4 == 0 ? SHORT : USUAL;
    }

    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var areas = new String[] {
            USUAL + ",南明区,Nanming,Asia/Shanghai," + USUAL_S, SHORT + ",云岩区,Yunyan,Asia/Shanghai," + SHORT_S
        };
        table(folder, "areas", "id,name,name_en,zone,limit_s", areas.length, n -> areas[n]);
        table(folder, "firms", "id,name", 1, n -> "F-1,黔安电梯");
        table(folder, "stations", "id,name,lat,lon", 1, n -> "S-1,中心站,26.570,106.710");
        table(
                folder,
                "elevators",
                "id,rescue_code,area,firm,place,place_type,lat,lon",
                elevators,
                n -> "%s,%06d,%s,F-1,花果园%d号梯,RESIDENTIAL,26.5%02d,106.7%02d"
                        .formatted(elevator(n), n, area(n), n, n % 100, n / 100 % 100));
        table(folder, "crews", "id,name,firm,station", crews, n -> crew(n) + ",第" + n + "组,F-1,S-1");
        return folder;
    }

    private static void table(Path folder, String name, String head, int rows, IntFunction<String> row)
            throws IOException {
        var text = IntStream.range(0, rows).mapToObj(row).collect(joining("\n", head + "\n", "\n"));
        Files.writeString(folder.resolve(name + ".csv"), text);
    }
}
