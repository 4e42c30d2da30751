package org.rescuedesk.cli.kill;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A register with an elevator for each cry, and crews for all that are open at once. */
final class Province {
    static final String AREA = "520102";
    static final int CREWS = 250;

    private Province() {}

    static String elevator(int number) {
        return "GY-%06d".formatted(number);
    }

    static String crew(int number) {
        return "C-%03d".formatted(number);
    }

    static Path write(Path folder, int elevators) throws IOException {
        Files.createDirectories(folder);
        table(folder, "areas", "id,name,name_en,zone,limit_s", 1, n -> AREA + ",南明区,Nanming,Asia/Shanghai,1800");
        table(folder, "firms", "id,name", 1, n -> "F-1,黔安电梯");
        table(folder, "stations", "id,name,lat,lon", 1, n -> "S-1,中心站,26.570,106.710");
        table(
                folder,
                "elevators",
                "id,rescue_code,area,firm,place,place_type,lat,lon",
                elevators,
                n -> "%s,%06d,%s,F-1,花果园%d号梯,RESIDENTIAL,26.5%02d,106.7%02d"
                        .formatted(elevator(n), n, AREA, n, n % 100, n / 100 % 100));
        table(folder, "crews", "id,name,firm,station", CREWS, n -> crew(n) + ",第" + n + "组,F-1,S-1");
        return folder;
    }

    private static void table(Path folder, String name, String head, int rows, IntFunction<String> row)
            throws IOException {
        var text = IntStream.range(0, rows).mapToObj(row).collect(joining("\n", head + "\n", "\n"));
        Files.writeString(folder.resolve(name + ".csv"), text);
    }
}
