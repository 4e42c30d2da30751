package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState;

class CrewReportTest {
    private final Scene scene = Scene.with("near", "far");

    @Test
    void sayingAThingTwiceChangesNothing() {
        assertThat(scene.at("08:30").onDuty("near")).isEmpty();
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        assertThat(scene.at("09:01").accepts("near", "E1")).isEmpty();
        scene.at("09:02").departs("near", "E1");
        assertThat(scene.at("09:02").departs("near", "E1")).isEmpty();
        assertThat(scene.at("09:02").accepts("near", "E1")).isEmpty();
        scene.at("09:10").arrives("near", "E1");
        assertThat(scene.at("09:11").arrives("near", "E1")).isEmpty();
        assertThat(scene.at("09:11").departs("near", "E1")).isEmpty();
        scene.at("09:20").releases("near", "E1", 1);
        assertThat(scene.at("09:21").releases("near", "E1", 1)).isEmpty();
        scene.at("09:30").reports("near", "E1", "door");
        assertThat(scene.at("09:31").reports("near", "E1", "door")).isEmpty();
        scene.at("10:00").offDuty("near");
        assertThat(scene.at("10:01").offDuty("near")).isEmpty();
    }

    @Test
    void decliningTwiceChangesNothing() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").declines("near", "E1");
        assertThat(scene.at("09:02").declines("near", "E1")).isEmpty();
    }

    @Test
    void aLaterReportImpliesTheEarlierOnes() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").departs("near", "E1"))
                .containsExactly("CrewAccepted E1 near", "CrewDeparted E1 near");
        scene.at("09:02").signal("E3");
        assertThat(scene.at("09:30").arrives("far", "E3"))
                .containsExactly("CrewAccepted E3 far", "ArrivalNoted E3 far PRESS");
        assertThat(scene.assignment("far", "E3").state()).isEqualTo(State.ON_SITE);
    }

    @Test
    void aCrewThatIsOutCanNotGoOffDuty() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").offDuty("near"))
                .containsExactly("refused: Crew near can't go off duty: it is bound to rescue "
                        + scene.rescue("E1").id() + ".");
        scene.at("09:02").declines("near", "E1");
        assertThat(scene.at("09:03").offDuty("near")).containsExactly("CrewWentOffDuty near");
    }

    @Test
    void aCrewThatDeclinedCanNotTakeItBack() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").declines("near", "E1");
        assertThat(scene.at("09:02").accepts("near", "E1"))
                .containsExactly("refused: Crew near can't take rescue "
                        + scene.rescue("E1").id() + ": its assignment is DECLINED.");
    }

    @Test
    void aCrewThatIsThereCanNotDecline() {
        scene.at("09:00").signal("E1");
        scene.at("09:10").arrives("near", "E1");
        assertThat(scene.at("09:11").declines("near", "E1")).first().asString().startsWith("refused: ");
    }

    @Test
    void aReportThatComesAgainLateChangesNothing() {
        scene.at("10:00").named("r-1").offDuty("near");
        assertThat(scene.at("11:00").named("r-2").onDuty("near")).containsExactly("CrewCameOnDuty near");
        scene.at("12:00").named("r-3").offDuty("near");
        assertThat(scene.at("12:01").named("r-2").onDuty("near")).isEmpty();
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(CrewState.Readiness.OFF_DUTY);
        assertThat(scene.at("12:02").named("r-4").onDuty("near")).containsExactly("CrewCameOnDuty near");
    }

    @Test
    void aReportThatSaidWhatWasKnownIsKnownAllTheSame() {
        assertThat(scene.at("09:00").named("r-1").onDuty("near")).isEmpty();
        scene.at("10:00").offDuty("near");
        assertThat(scene.at("10:01").named("r-1").onDuty("near")).isEmpty();
        assertThat(scene.at("10:02").named("r-1").onDuty("far")).isEmpty();
        assertThat(scene.desk().crew(CrewId.of("far")).knows("r-1")).isTrue();
    }

    @Test
    void aReportThatWasRefusedIsNotTaken() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").named("r-1").offDuty("near"))
                .first()
                .asString()
                .startsWith("refused: ");
        scene.at("09:02").dismiss("E1");
        assertThat(scene.at("09:03").named("r-1").offDuty("near")).containsExactly("CrewWentOffDuty near");
    }

    @Test
    void aCrewsLast32ReportsAreKnown() {
        for (int i = 1; i <= 33; i++) scene.at("09:00").named("r-" + i).onDuty("near");
        var near = scene.desk().crew(CrewId.of("near"));
        assertThat(near.reports()).hasSize(32).doesNotContain("r-1").contains("r-2", "r-33");
    }

    @Test
    void aCrewThatWasNeverAskedIsRefused() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").accepts("far", "E1"))
                .containsExactly("refused: Crew far was never asked to rescue "
                        + scene.rescue("E1").id() + ".");
        assertThat(scene.at("09:01").reports("far", "E1", "door"))
                .first()
                .asString()
                .startsWith("refused: ");
    }

    @Test
    void aCauseBeforeThePeopleAreOutIsRefused() {
        scene.at("09:00").signal("E1");
        scene.at("09:10").arrives("near", "E1");
        assertThat(scene.at("09:11").reports("near", "E1", "door"))
                .containsExactly("refused: Rescue " + scene.rescue("E1").id()
                        + " can't be closed with a cause: nobody is released yet.");
    }

    @Test
    void aRefusedReportChangesNothing() {
        scene.at("09:00").signal("E1");
        int before = scene.facts().size();
        var desk = scene.desk();
        scene.at("09:01").accepts("far", "E1");
        assertThat(scene.facts()).hasSize(before);
        assertThat(scene.desk()).isEqualTo(desk);
        assertThat(scene.desk().crew(CrewId.of("far")).task()).isNull();
    }

    @Test
    void aReportOnARescueThatTheDeskDoesNotKnowIsRefused() {
        scene.at("09:00").signal("E1");
        scene.at("09:05").dismiss("E1");
        var gone = scene.rescue("E1").id();
        scene.at("10:30").signal("E3");
        var moment = scene.at("10:31");
        var refusal = "refused: The desk has no open rescue " + gone + ".";
        assertThat(moment.accepts("near", "E1")).containsExactly(refusal);
        assertThat(moment.declines("near", "E1")).containsExactly(refusal);
        assertThat(moment.departs("near", "E1")).containsExactly(refusal);
        assertThat(moment.arrives("near", "E1")).containsExactly(refusal);
        assertThat(moment.releases("near", "E1", 1)).containsExactly(refusal);
        assertThat(moment.reports("near", "E1", "door")).containsExactly(refusal);
    }
}
