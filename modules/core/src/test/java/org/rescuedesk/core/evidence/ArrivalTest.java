package org.rescuedesk.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rescuedesk.core.scene.Scene.instant;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.evidence.Arrival.Grade;

class ArrivalTest {
    @Test
    void withoutEvidenceThereIsNoArrival() {
        assertThat(Arrival.from(List.of())).isEmpty();
    }

    @Test
    void oneMachineIsGradeB() {
        for (var source : List.of(Source.QR, Source.NFC, Source.POSITION, Source.CONTROLLER)) {
            assertThat(arrival(at(source, "09:10"))).isEqualTo(new Arrival(instant("09:10"), Grade.B));
        }
    }

    @Test
    void somebodysWordIsGradeC() {
        assertThat(arrival(at(Source.PRESS, "09:10")).grade()).isEqualTo(Grade.C);
        assertThat(arrival(at(Source.PHONE, "09:10")).grade()).isEqualTo(Grade.C);
    }

    @Test
    void twoIndependentSourcesWithinFourMinutesAgree() {
        assertThat(arrival(at(Source.QR, "09:14"), at(Source.POSITION, "09:10")))
                .isEqualTo(new Arrival(instant("09:10"), Grade.A));
        assertThat(arrival(at(Source.QR, "09:14:01"), at(Source.POSITION, "09:10")))
                .isEqualTo(new Arrival(instant("09:10"), Grade.X));
    }

    @Test
    void twoScansTellOneStory() {
        assertThat(arrival(at(Source.QR, "09:10"), at(Source.NFC, "09:11")).grade())
                .isEqualTo(Grade.B);
        assertThat(arrival(at(Source.QR, "09:10"), at(Source.NFC, "09:30")).grade())
                .isEqualTo(Grade.B);
    }

    @Test
    void anUpperBoundConfirmsOnlyWhatEndsWithIt() {
        var bound = new Evidence(Source.POSITION, null, instant("09:10"), null);
        assertThat(arrival(bound, at(Source.PRESS, "09:06"))).isEqualTo(new Arrival(instant("09:06"), Grade.A));
        assertThat(arrival(bound, at(Source.PRESS, "09:01"))).isEqualTo(new Arrival(instant("09:10"), Grade.B));
        assertThat(arrival(bound, at(Source.PRESS, "09:15")).grade()).isEqualTo(Grade.X);
    }

    @Test
    void whenTwoAgreeAThirdDoesNotSpoilIt() {
        assertThat(arrival(at(Source.PRESS, "09:00"), at(Source.QR, "09:20"), at(Source.POSITION, "09:19")))
                .isEqualTo(new Arrival(instant("09:19"), Grade.A));
    }

    @Test
    void twoPeoplesWordsAgainstAMachineProveNothing() {
        var words = List.of(at(Source.PRESS, "09:05"), at(Source.PHONE, "09:06"));
        assertThat(Arrival.from(words)).contains(new Arrival(instant("09:05"), Grade.A));
        var walked = new Evidence(Source.POSITION, instant("09:24"), instant("09:25"), null);
        assertThat(arrival(words.get(0), words.get(1), walked)).isEqualTo(new Arrival(instant("09:25"), Grade.X));
        assertThat(arrival(words.get(0), words.get(1), walked, at(Source.QR, "09:26")))
                .isEqualTo(new Arrival(instant("09:25"), Grade.A));
    }

    @Test
    void aPressThatAPhoneKeptForLongNeitherConfirmsNorContradicts() {
        var late = new Evidence(Source.PRESS, instant("09:08"), instant("09:50"), instant("09:08"));
        assertThat(arrival(late, at(Source.QR, "09:09"))).isEqualTo(new Arrival(instant("09:09"), Grade.B));
        assertThat(arrival(late)).isEqualTo(new Arrival(instant("09:50"), Grade.C));
    }

    @Test
    void whenSourcesContradictTheMachinesTimeIsShown() {
        assertThat(arrival(at(Source.PRESS, "09:00"), at(Source.QR, "09:20")))
                .isEqualTo(new Arrival(instant("09:20"), Grade.X));
        assertThat(arrival(at(Source.PRESS, "09:00"), at(Source.PHONE, "09:20")))
                .isEqualTo(new Arrival(instant("09:00"), Grade.X));
    }

    @Test
    void gradesAAndBAreProof() {
        assertThat(List.of(Grade.values())).filteredOn(Grade::isProof).containsExactly(Grade.A, Grade.B);
    }

    @Test
    void anIntervalThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence(Source.POSITION, instant("09:11"), instant("09:10"), null));
    }

    private static Evidence at(Source source, String time) {
        return Evidence.at(source, instant(time), null);
    }

    private static Arrival arrival(Evidence... evidence) {
        return Arrival.from(List.of(evidence)).orElseThrow();
    }
}
