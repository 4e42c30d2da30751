package org.rescuedesk.simulator.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.simulator.past.PastChange.State;
import org.rescuedesk.simulator.past.PastFacility.Type;

class FleetFileTest {

    private static final String LIST = "equipmentnumber,type,stationnumber,description,lat,lon,operator,first_state\n";
    private static final String CHANGES = "time_utc,equipmentnumber,state,explanation\n";
    private static final Instant NEW_YEAR = Instant.parse("2022-01-01T00:01:01Z");

    @TempDir
    Path folder;

    @Test
    void aFacilityIsReadWithItsPlaceAndAChangeByUtc() throws IOException {
        PastRecord list = read(LIST
                + "10001649,ELEVATOR,7205,zu Gleis 1,50.7693525,6.073846,DB Station&Service,UNKNOWN\n"
                + "10014096,ESCALATOR,1289,,,,DB Station&Service,UNKNOWN\n");
        assertThat(list.facilities())
                .containsExactly(
                        new PastFacility(
                                ElevatorId.of("DB-10001649"),
                                Type.ELEVATOR,
                                "Bahnhof 7205 zu Gleis 1 (ELEVATOR 10001649)",
                                new Point(50.7693525, 6.073846)),
                        new PastFacility(
                                ElevatorId.of("DB-10014096"),
                                Type.ESCALATOR,
                                "Bahnhof 1289 (ESCALATOR 10014096)",
                                null));
        assertThat(list.calls()).isEmpty();
        PastRecord changes = read(CHANGES + "2022-01-01T00:01:01,10001649,UNKNOWN,monitoring disrupted\n");
        assertThat(changes.changes())
                .containsExactly(new PastChange(NEW_YEAR, ElevatorId.of("DB-10001649"), State.UNKNOWN));
    }

    @Test
    void everyLineThatCanNotBeUsedIsNamed() {
        assertRefused(
                LIST + "1,ELEVATOR,1,x,50.1,6.1,,\n2,LIFT,1,x,50.1,6.1,,\n3,ELEVATOR,1,x,50.1,,,\n"
                        + "4,ELEVATOR,1,x,150.1,6.1,,\na/b,ELEVATOR,1,x,50.1,6.1,,\n,ESCALATOR,1,x,,north,,\n",
                "row 3: type \"LIFT\" is neither ELEVATOR nor ESCALATOR",
                "row 4: lon \"\" is no number of degrees",
                "row 5: ",
                "row 6: The elevator id \"DB-a/b\"",
                "row 7: lat \"\" is no number of degrees");
        assertRefused(
                CHANGES + "2022-01-01T00:01:01,1,ACTIVE,\n01.01.2022,1,ACTIVE,\n2022-02-30T00:00:00,1,ACTIVE,\n"
                        + "2022-01-01T00:01:01Z,1,ACTIVE,\n2022-01-01T00:01:01,1,active,\n2022-01-01T00:01:01,#,ACTIVE,\n",
                "row 3: time_utc \"01.01.2022\" is no time like 2022-01-01T00:01:01",
                "row 4: time_utc \"2022-02-30T00:00:00\"",
                "row 5: time_utc \"2022-01-01T00:01:01Z\"",
                "row 6: state \"active\" is none of [ACTIVE, INACTIVE, UNKNOWN]",
                "row 7: The elevator id \"DB-#\"");
        assertRefused(CHANGES + "2022-01-01T00:01:01,1\n", "row 2: the row ends before its column state");
        assertRefused(CHANGES + "2022-01-01T00:01:01,1,ACTIVE,\"cut off\n", "is no CSV");
        assertRefused(CHANGES, "is empty");
    }

    @Test
    void whatStandsTwiceAndWhatStandsNowhereIsSaid() throws IOException {
        PastRecord record = read(LIST + "1,ELEVATOR,9,first,50.1,6.1,,\n1,ESCALATOR,9,second,50.2,6.2,,\n")
                .plus(read(CHANGES + "2022-01-02T00:00:00,1,ACTIVE,\n2022-01-01T00:01:01,2,INACTIVE,\n"
                        + "2022-01-01T00:01:01,1,UNKNOWN,\n"));
        PastFleet fleet = PastFleet.of(record.facilities(), record.changes());

        assertThat(fleet.facilities()).extracting(PastFacility::type).containsExactly(Type.ELEVATOR, Type.UNLISTED);
        assertThat(fleet.changes())
                .as("by time, and as in the file where times are the same")
                .extracting(change -> change.facility() + " " + change.state())
                .containsExactly("DB-2 INACTIVE", "DB-1 UNKNOWN", "DB-1 ACTIVE");
        assertThat(fleet.remarks())
                .containsExactly(
                        "Stand more than once in the lists, the first line counts 名单中重复，以首行为准: DB-1",
                        "Change and stand in no list, so their place isn't known 不在名单中，位置未知: DB-2");
    }

    @Test
    void theRegisterHoldsPlacesAndNothingOfWhatHappened() throws IOException {
        PastRecord record = read(LIST + "1,ELEVATOR,9,zu Gleis 1,50.1,6.1,,INACTIVE\n")
                .plus(read(CHANGES + "2022-01-01T00:01:01,1,INACTIVE,\n2022-01-01T00:01:01,2,INACTIVE,\n"));
        Register register = PastFleet.of(record.facilities(), record.changes()).register();
        assertThat(register.listElevators())
                .extracting(Elevator::place)
                .containsExactly("Bahnhof 9 zu Gleis 1 (ELEVATOR 1)", "DB-2");
        assertThat(register.listElevators()).extracting(Elevator::point).containsExactly(new Point(50.1, 6.1), null);
        assertThat(register.listCrews()).isEmpty();
    }

    private PastRecord read(String text) throws IOException {
        return PastFile.read(Files.writeString(folder.resolve("fleet.csv"), text));
    }

    private void assertRefused(String text, String... parts) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FileRefused.class).hasMessageContainingAll(parts);
    }
}
