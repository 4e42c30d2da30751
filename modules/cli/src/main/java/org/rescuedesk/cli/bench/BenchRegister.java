package org.rescuedesk.cli.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;

/** One area with one firm, and as many elevators and crews as are wanted, all within a few kilometres. */
record BenchRegister(int elevators, int crews) {

    static final AreaId AREA = AreaId.of("520102");

    ElevatorId elevator(int index) {
        return ElevatorId.of("GY-%06d".formatted(index));
    }

    CrewId crew(int index) {
        return CrewId.of("C-%05d".formatted(index));
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("areas.csv"),
                "id,name,name_en,zone,limit_s\n" + AREA + ",南明区,Nanming,Asia/Shanghai,1800\n");
        Files.writeString(folder.resolve("firms.csv"), "id,name\nF-1,黔安电梯\n");
        Files.writeString(folder.resolve("stations.csv"), "id,name,lat,lon\nS-1,花果园站,26.570,106.710\n");
        Files.writeString(
                folder.resolve("elevators.csv"),
                "id,rescue_code,area,firm,place,place_type,lat,lon\n"
                        + rows(
                                elevators,
                                i -> "%s,,%s,F-1,花果园%d栋1号梯,RESIDENTIAL,%.4f,%.4f"
                                        .formatted(
                                                elevator(i),
                                                AREA,
                                                i,
                                                26.55 + i % 50 * 0.001,
                                                106.69 + i % 70 * 0.001)));
        Files.writeString(
                folder.resolve("crews.csv"),
                "id,name,firm,station\n" + rows(crews, i -> crew(i) + ",第" + i + "组,F-1,S-1"));
    }

    private static String rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(joining("\n", "", "\n"));
    }
}
