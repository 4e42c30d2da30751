package org.rescuedesk.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.skill.Skills;

class RegisterTest {

    private static final Point HERE = new Point(26.6, 106.7);
    private static final Area NANMING =
            new Area(AreaId.of("520102"), "南明区", "Nanming", ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30));
    private static final Firm FIRM = new Firm(FirmId.of("F-1"), "黔安电梯");
    private static final Station STATION = new Station(StationId.of("S-1"), "南明站", HERE);
    private static final Crew CREW = new Crew(CrewId.of("C-1"), "一组", FIRM.id(), STATION.id(), Skills.ALL);

    @Test
    void anElevatorIsFoundByItsIdAndByTheCodeOnItsPlate() {
        Elevator elevator = elevator("GY-1", "035302");
        Register register = register(elevator);
        assertThat(register.findElevator(elevator.id())).contains(elevator);
        assertThat(register.elevator(elevator.id())).isSameAs(elevator);
        assertThat(register.findByRescueCode("035302")).contains(elevator);
        assertThat(register.findByRescueCode("35302")).isEmpty();
        assertThat(register.findByRescueCode("")).isEmpty();
    }

    @Test
    void everyEntryIsFoundByItsId() {
        Register register = register();
        assertThat(register.version()).isEqualTo(7);
        assertThat(register.area(NANMING.id()))
                .isSameAs(register.findArea(NANMING.id()).orElseThrow());
        assertThat(register.firm(FIRM.id()))
                .isSameAs(register.findFirm(FIRM.id()).orElseThrow());
        assertThat(register.station(STATION.id()))
                .isSameAs(register.findStation(STATION.id()).orElseThrow());
        assertThat(register.crew(CREW.id()))
                .isSameAs(register.findCrew(CREW.id()).orElseThrow());
        assertThat(register.listAreas()).containsExactly(NANMING);
        assertThat(register.listFirms()).containsExactly(FIRM);
        assertThat(register.listStations()).containsExactly(STATION);
        assertThat(register.listCrews()).containsExactly(CREW);
    }

    @Test
    void anUnknownIdIsRefusedWithASentence() {
        Register register = Register.empty();
        assertThat(register.findCrew(CrewId.of("C-9"))).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> register.crew(CrewId.of("C-9")))
                .withMessage("There is no crew C-9 in the register.");
    }

    @Test
    void entriesAreListedInTheOrderOfTheirIdsHoweverTheyCame() {
        Register register = register(elevator("GY-3", ""), elevator("GY-1", ""), elevator("GY-2", ""));
        assertThat(register.listElevators()).extracting(e -> e.id().value()).containsExactly("GY-1", "GY-2", "GY-3");
    }

    @Test
    void theListsCanNotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> register().listCrews().clear());
    }

    @Test
    void anElevatorInAnUnknownAreaIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Register.of(1, List.of(), List.of(FIRM), List.of(), List.of(elevator("GY-1", "")), List.of()))
                .withMessage("elevator GY-1 names the area 520102, which is not in the register.");
    }

    @Test
    void aCrewOfAnUnknownFirmOrStationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.of(1, List.of(), List.of(), List.of(STATION), List.of(), List.of(CREW)))
                .withMessage("crew C-1 names the firm F-1, which is not in the register.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.of(1, List.of(), List.of(FIRM), List.of(), List.of(), List.of(CREW)))
                .withMessage("crew C-1 names the station S-1, which is not in the register.");
    }

    @Test
    void aRescueCodeOfTwoElevatorsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register(elevator("GY-1", "035302"), elevator("GY-2", "035302")))
                .withMessage("The rescue code 035302 stands twice in the register.");
    }

    @Test
    void anElevatorIsFoundByItsWholeRescueCodeAndByNoOtherText() {
        var register = register(elevator("GY-1", "000000"), elevator("GY-2", "999999"), elevator("GY-3", "999000"));
        assertThat(register.findByRescueCode("000000")).hasValue(elevator("GY-1", "000000"));
        assertThat(register.findByRescueCode("999999")).hasValue(elevator("GY-2", "999999"));
        assertThat(register.findByRescueCode("999000")).hasValue(elevator("GY-3", "999000"));
        for (var text : List.of("", "0", "00000", "0000000", "000001", "999998", "-00000", "+99999", "９９９９９９", "GY-1"))
            assertThat(register.findByRescueCode(text)).as(text).isEmpty();
    }

    @Test
    void manyElevatorsMayHaveNoRescueCode() {
        assertThat(register(elevator("GY-1", ""), elevator("GY-2", "")).listElevators())
                .hasSize(2);
    }

    @Test
    void whatIsAddedNamesWhatIsThere() {
        var stranger = new Crew(CrewId.of("C-2"), "二组", FirmId.of("F-9"), STATION.id(), Skills.ALL);
        var station = new Station(StationId.of("S-2"), "新站", HERE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register().with(station, List.of(stranger)))
                .withMessage("crew C-2 names the firm F-9, which is not in the register.");
        var second = new Crew(CrewId.of("C-2"), "二组", FIRM.id(), station.id(), Skills.ALL);
        assertThat(register().with(station, List.of(second)).crew(second.id())).isEqualTo(second);
    }

    @Test
    void anElevatorOfAnUnknownFirmIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Register.of(
                        1, List.of(NANMING), List.of(), List.of(), List.of(elevator("GY-1", "")), List.of()))
                .withMessage("elevator GY-1 names the firm F-1, which is not in the register.");
    }

    @Test
    void anIdThatStandsTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register(elevator("GY-1", ""), elevator("GY-1", "000001")))
                .withMessage("The elevator GY-1 stands twice in the register.");
    }

    @Test
    void aRescueCodeThatIsNotSixDigitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> elevator("GY-1", "35302"))
                .withMessage("The rescue code of elevator GY-1 \"35302\" is not six digits.");
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Area(NANMING.id(), "", "", ZoneId.of("UTC"), Duration.ZERO))
                .withMessageContaining("not longer than zero");
    }

    private static Register register(Elevator... elevators) {
        return Register.of(7, List.of(NANMING), List.of(FIRM), List.of(STATION), List.of(elevators), List.of(CREW));
    }

    private static Elevator elevator(String id, String rescueCode) {
        return new Elevator(
                ElevatorId.of(id), rescueCode, NANMING.id(), FIRM.id(), "花果园 A1", PlaceType.RESIDENTIAL, "", "", HERE);
    }
}
