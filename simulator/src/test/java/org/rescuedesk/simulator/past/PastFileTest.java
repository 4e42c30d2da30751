package org.rescuedesk.simulator.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;

class PastFileTest {

    private static final String RESCUES =
            "source,incident_id,received_local,dispatch_local,on_scene_local,cleared_local,response_s,lat,lon,place\n";
    private static final String CALLS =
            "call_number,unit_id,received,response,on_scene,available,address_block,neighborhood,lat,lon\n";

    @TempDir
    Path folder;

    @Test
    void aRescueIsReadByTheClocksOfItsCity() throws IOException {
        PastCall call = read(RESCUES
                        + "SF-second,170010258,2017-01-01T00:49:15,2017-01-01T00:52:56,2017-01-01T00:59:24,"
                        + "2017-01-01T01:16:48,609,37.808168,-122.416635,North Beach\n")
                .get(0);
        assertThat(call.elevator().value()).isEqualTo("SF-second-170010258");
        assertThat(call.city()).isEqualTo(City.SAN_FRANCISCO);
        assertThat(call.place()).isEqualTo("North Beach");
        assertThat(call.point()).isEqualTo(new Point(37.808168, -122.416635));
        assertThat(call.receivedAt()).isEqualTo("2017-01-01T08:49:15Z");
        assertThat(call.departedAt()).isEqualTo("2017-01-01T08:52:56Z");
        assertThat(call.arrivedAt()).isEqualTo("2017-01-01T08:59:24Z");
        assertThat(call.clearedAt()).isEqualTo("2017-01-01T09:16:48Z");
        assertThat(call.responseS()).isEqualTo(609);
        assertThat(call.minutes()).isFalse();
    }

    @Test
    void whereOnlyTheSecondsAreKnownTheArrivalFollowsFromThem() throws IOException {
        PastCall call = read(RESCUES + "LFB,042803-27032023,2023-03-27T15:15:59,,,,386,51.521599,-0.305831,EALING\n")
                .get(0);
        assertThat(call.receivedAt()).isEqualTo("2023-03-27T14:15:59Z");
        assertThat(call.arrivedAt()).isEqualTo("2023-03-27T14:22:25Z");
        assertThat(call.departedAt()).isNull();
        assertThat(call.clearedAt()).isNull();
    }

    @Test
    void whatTheFileDoesNotKnowIsNotKnown() throws IOException {
        List<PastCall> calls = read(
                RESCUES
                        + "Seattle,F1,2017-06-02T19:35:14,,,,,,,701 5th Av\n"
                        + "SF-minute,180051896,2018-01-05T13:12:00,2018-01-05T13:13:00,,2018-01-05T13:14:00,,37.7,-122.4,USF\n");
        assertThat(calls.get(0).point()).isNull();
        assertThat(calls.get(0).arrivedAt()).isNull();
        assertThat(calls.get(1).minutes()).isTrue();
        assertThat(calls.get(1).arrivedAt()).isNull();
        assertThat(calls.get(1).responseS()).isNull();
        assertThat(calls.get(1).clearedAt()).isEqualTo("2018-01-05T21:14:00Z");
    }

    @Test
    void ofSeveralUnitsTheFirstOnSceneCountsAndTheLastToLeaveEndsTheCall() throws IOException {
        PastCall call = read(CALLS
                        + "7,B04,2016-12-31T00:01:04,2016-12-31T00:04:37,2016-12-31T00:06:52,2016-12-31T00:14:34,1600 Clay,Hill,37.7,-122.4\n"
                        + "7,E41,2016-12-31T00:01:04,2016-12-31T00:05:53,2016-12-31T00:06:36,2016-12-31T00:13:54,1600 Clay,Hill,37.7,-122.4\n"
                        + "7,T03,2016-12-31T00:01:04,2016-12-31T00:03:54,,2016-12-31T00:11:05,1600 Clay,Hill,37.7,-122.4\n")
                .get(0);
        assertThat(call.responseS()).isEqualTo(332);
        assertThat(call.departedAt()).isEqualTo("2016-12-31T08:05:53Z");
        assertThat(call.clearedAt()).isEqualTo("2016-12-31T08:14:34Z");
    }

    @Test
    void unitsThatNeverArrivedMakeNoArrival() throws IOException {
        PastCall call = read(CALLS
                        + "8,E01,2017-01-01T00:59:38,2017-01-01T01:02:00,,2017-01-01T01:08:24,A,B,37.7,-122.4\n"
                        + "8,83,2017-01-01T00:59:38,2017-01-01T01:01:00,,2017-01-01T01:08:22,A,B,37.7,-122.4\n")
                .get(0);
        assertThat(call.arrivedAt()).isNull();
        assertThat(call.responseS()).isNull();
        assertThat(call.departedAt()).isEqualTo("2017-01-01T09:01:00Z");
        assertThat(call.clearedAt()).isEqualTo("2017-01-01T09:08:24Z");
    }

    @Test
    void aPackedFileIsReadAsItIs() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((RESCUES + "Seattle,F1,2017-06-02T19:35:14,,,,,,,701 5th Av\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(PastFile.read(Files.write(folder.resolve("x.csv.gz"), packed.toByteArray()))
                        .calls())
                .hasSize(1);
    }

    @Test
    void everyLineThatCanNotBeUsedIsNamed() {
        assertRefused(
                RESCUES + "LFB,1,2023-03-26T01:30:00,,,,,51.5,-0.1,X\n"
                        + "LFB,2,yesterday,,,,,51.5,-0.1,X\n"
                        + "Paris,3,2023-03-26T03:30:00,,,,,51.5,-0.1,X\n"
                        + "LFB,4,2023-03-26T03:30:00,,,,soon,51.5,-0.1,X\n"
                        + "LFB,5,2023-03-26T03:30:00,,,,,51.5,,X\n"
                        + "LFB,6,2023-03-26T03:30:00,,,,,-0.1,151.5,X\n"
                        + "LFB,a/b,2023-03-26T03:30:00,,,,,51.5,-0.1,X\n",
                "row 2: the clocks of Europe/London never showed 2023-03-26T01:30",
                "row 3: received_local \"yesterday\" is no local time",
                "row 4: source \"Paris\" is none of",
                "row 5: response_s \"soon\" is no number of seconds",
                "row 6: lon \"\" is no number of degrees",
                "row 8: The elevator id \"LFB-a/b\"");
    }

    @Test
    void aLineThatIsCutOffIsNamed() {
        assertRefused(RESCUES + "LFB,1,2023-03-27T15:15:59,,,\n", "row 2: the row ends before its column response_s");
        assertRefused(CALLS + "8,E01,2017-01-01T00:59:38,,,,A\n", "row 2: call of 1 units: the row ends before its");
    }

    @Test
    void aCallWhoseUnitsDisagreeOnItsTimeIsNamed() {
        assertRefused(
                CALLS + "8,E01,2017-01-01T00:59:38,,,,A,B,37.7,-122.4\n8,83,2017-01-01T00:59:39,,,,A,B,37.7,-122.4\n",
                "row 2: call of 2 units: its units have different times of the call");
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithASentence() throws IOException {
        assertRefused("a,b\n1,2\n", "文件", "has a header that belongs to no kind of file");
        assertRefused(RESCUES, "is empty");
        assertRefused("", "is empty");
        Path foreign = Files.write(
                folder.resolve("x.csv"), RESCUES.replace("place", "地点").getBytes(Charset.forName("GBK")));
        assertThatThrownBy(() -> PastFile.read(foreign))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("is not in UTF-8");
        Path cut = Files.write(folder.resolve("x.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThatThrownBy(() -> PastFile.read(cut))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("can't be read");
        assertThatThrownBy(() -> PastFile.read(folder.resolve("none"))).isInstanceOf(FileRefused.class);
    }

    @Test
    void theRegisterHoldsPlacesAndNothingOfWhatHappened() throws IOException {
        Register register = PastRegister.of(read(RESCUES
                + "Seattle,F1,2017-06-02T19:35:14,,,,,,,701 5th Av\n"
                + "LFB,042803-27032023,2023-03-27T15:15:59,,,,386,51.521599,-0.305831,EALING\n"));
        assertThat(register.listAreas()).extracting(area -> area.id().value()).containsExactly("999001", "999003");
        assertThat(register.listElevators()).extracting(each -> each.place()).containsExactly("EALING", "701 5th Av");
        assertThat(register.listElevators())
                .extracting(each -> each.point())
                .containsExactly(new Point(51.521599, -0.305831), null);
        assertThat(register.listCrews())
                .allSatisfy(crew -> assertThat(register.listElevators())
                        .filteredOn(each -> each.firm().equals(crew.firm()))
                        .hasSize(1));
    }

    private List<PastCall> read(String text) throws IOException {
        return PastFile.read(Files.writeString(folder.resolve("calls.csv"), text))
                .calls();
    }

    private void assertRefused(String text, String... parts) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FileRefused.class).hasMessageContainingAll(parts);
    }
}
