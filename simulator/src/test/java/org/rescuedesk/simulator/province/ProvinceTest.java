package org.rescuedesk.simulator.province;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.skill.Skills;

class ProvinceTest {

    private final Province province = Province.of(1);
    private final Register register = province.register();

    @Test
    void theProvinceHasTheSizeOfTheDemo() {
        assertThat(register.listAreas()).hasSize(88);
        assertThat(register.listElevators()).hasSize(2430);
        assertThat(register.listFirms()).hasSize(40);
        assertThat(register.listCrews()).hasSizeBetween(210, 230);
    }

    @Test
    void everyElevatorStandsInItsOwnCounty() {
        Map<AreaId, County> counties = Counties.read().stream().collect(toMap(County::id, county -> county));
        long outside = register.listElevators().stream()
                .filter(elevator -> !counties.get(elevator.area()).shape().contains(elevator.point()))
                .count();
        assertThat(outside)
                .as("a building may stick out over a boundary that is only good to 100 m")
                .isLessThan(register.listElevators().size() / 50);
    }

    @Test
    void elevatorsStandInTownsAndNotEvenlyOverTheMountains() {
        List<Double> toTheSixthNeighbour = register.listElevators().stream()
                .map(elevator -> register.listElevators().stream()
                        .map(other -> elevator.point().distanceTo(other.point()))
                        .sorted()
                        .skip(6)
                        .findFirst()
                        .orElseThrow())
                .sorted()
                .toList();
        assertThat(toTheSixthNeighbour.get(toTheSixthNeighbour.size() / 2)).isLessThan(700);
    }

    @Test
    void moreThanAThirdOfTheElevatorsAreInGuiyang() {
        assertThat(shareOf(elevator -> elevator.area().value().startsWith("5201")))
                .isBetween(0.33, 0.45);
        assertThat(shareOf(elevator -> elevator.area().value().startsWith("5203")))
                .isBetween(0.15, 0.25);
    }

    @Test
    void sevenOfTenElevatorsAreInHousing() {
        assertThat(shareOf(elevator -> elevator.placeType() == PlaceType.RESIDENTIAL))
                .isCloseTo(0.7, within(0.06));
        assertThat(register.listElevators().stream().map(Elevator::placeType)).contains(PlaceType.values());
    }

    @Test
    void aRescueCodeIsSixDigitsAndMayBeginWithZero() {
        assertThat(register.listElevators())
                .extracting(Elevator::rescueCode)
                .allMatch(code -> code.matches("[0-9]{6}"));
        assertThat(register.listElevators())
                .anyMatch(elevator -> elevator.rescueCode().startsWith("0"));
    }

    @Test
    void aCountyHasAnHourAndACityHalfAnHour() {
        assertThat(area("520102").limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(area("520203").limit()).as("六枝特区").isEqualTo(Duration.ofMinutes(30));
        assertThat(area("520281").limit()).as("盘州市").isEqualTo(Duration.ofMinutes(30));
        assertThat(area("520121").limit()).as("开阳县").isEqualTo(Duration.ofHours(1));
        assertThat(area("520325").limit()).as("道真仡佬族苗族自治县").isEqualTo(Duration.ofHours(1));
    }

    @Test
    void everyAreaHasANameForThoseWhoReadNoChinese() {
        assertThat(area("520102").nameEn()).isEqualTo("Nanming");
        assertThat(register.listAreas()).extracting(Area::nameEn).allMatch(name -> name.matches("[A-Z][a-z']+"));
    }

    @Test
    void atAnyHourEveryContractHasSomebodyOnDutyInItsCounty() {
        Instant midnight = Instant.parse("2026-11-22T16:00:00Z");
        for (int hour = 0; hour < 24; hour++) {
            Instant at = midnight.plus(Duration.ofHours(hour));
            Map<String, Long> onDuty = register.listCrews().stream()
                    .filter(crew -> province.shift(crew.id()).isOnDutyAt(at))
                    .collect(groupingBy(this::beatKey, counting()));
            assertThat(register.listElevators())
                    .allSatisfy(elevator -> assertThat(onDuty).containsKey(elevator.area() + " " + elevator.firm()));
        }
    }

    @Test
    void theSameSeedWritesTheSameFolderAndAnotherSeedAnother(@TempDir Path folder) throws IOException {
        Province.of(7).write(folder.resolve("a"));
        Province.of(7).write(folder.resolve("b"));
        Province.of(8).write(folder.resolve("c"));
        for (String file : List.of("areas.csv", "firms.csv", "stations.csv", "elevators.csv", "crews.csv")) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("b").resolve(file));
        }
        assertThat(Files.readString(folder.resolve("a/elevators.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("c/elevators.csv")));
    }

    @Test
    void everyElevatorHasACrewOfItsCountyThatMayServeItByDayAndByNight() {
        assertThat(shareOf(elevator -> elevator.brand().isEmpty())).isBetween(0.02, 0.08);
        assertThat(register.listElevators().stream().map(Elevator::type)).contains("traction", "hydraulic", "home");
        assertThat(register.listCrews().stream().filter(crew -> !crew.skills().equals(Skills.ALL)))
                .hasSizeBetween(5, 100);
        for (Elevator elevator : register.listElevators()) {
            assertThat(register.listCrews().stream()
                            .filter(crew -> province.post(crew.id()).area().equals(elevator.area())
                                    && crew.qualifiedFor(elevator)))
                    .as("crews for %s", elevator)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void theFolderSaysWhatTheRegisterSays(@TempDir Path folder) throws IOException {
        province.write(folder);
        Elevator first = register.listElevators().iterator().next();
        List<String> elevators = Files.readAllLines(folder.resolve("elevators.csv"));
        assertThat(elevators).hasSize(2431);
        assertThat(elevators.get(0)).isEqualTo("id,rescue_code,area,firm,place,place_type,brand,type,lat,lon");
        assertThat(elevators.get(1))
                .startsWith(first.id() + "," + first.rescueCode() + "," + first.area() + "," + first.firm() + ","
                        + first.place() + "," + first.placeType() + "," + first.brand() + "," + first.type() + ",");
        assertThat(Files.readAllLines(folder.resolve("areas.csv"))).contains("520102,南明区,Nanming,Asia/Shanghai,1800");
    }

    private String beatKey(Crew crew) {
        List<Elevator> beat = province.beat(crew);
        return beat.isEmpty() ? "nothing" : beat.get(0).area() + " " + crew.firm();
    }

    private double shareOf(java.util.function.Predicate<Elevator> condition) {
        return (double) register.listElevators().stream().filter(condition).count()
                / register.listElevators().size();
    }

    private Area area(String id) {
        return register.area(new AreaId(id));
    }
}
