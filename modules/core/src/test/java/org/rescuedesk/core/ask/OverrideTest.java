package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.ask.OverrideCommand.OpenLevel;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Mark;

/** What a dispatcher decides instead of the rules. */
class OverrideTest {
    private final Scene scene = Scene.byDay();

    private void sentNear() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
    }

    @Test
    void aDispatcherOpensLevelTwoBeforeItsTimeAndItOpensOnce() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").opensLevel("E1", 2)).containsExactly("LevelOpened E1 2 OVERRIDE");
        assertThat(scene.at("09:02").opensLevel("E1", 2)).isEmpty();
        assertThat(scene.at("09:02").opensLevel("E1", 3)).containsExactly("LevelOpened E1 3 OVERRIDE");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isTrue();
    }

    @Test
    void anOverrideWithoutAReasonIsNone() {
        scene.at("09:00").signal("E1");
        var at = Scene.instant("09:01");
        var without = new OpenLevel(at, By.dispatcher("wei"), scene.rescueId("E1"), 2, List.of());
        assertThat(scene.at("09:01").asks(without)).containsExactly("refused: An override needs its reason.");
    }

    @Test
    void nobodyIsSentToASuspicionUntilItIsConfirmed() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:00:10").sends("near", "E1", false))
                .first()
                .asString()
                .endsWith("confirm it first.");
        assertThat(scene.at("09:00:10").opensLevel("E1", 2)).first().asString().endsWith("confirm it first.");
        assertThat(scene.at("09:00:10").handsOver("E1")).first().asString().endsWith("confirm it first.");
    }

    @Test
    void whereNobodyKnowsThePlaceThePersonWhoSendsDoesAndTheLimitStandsInForTheWay() {
        scene.at("09:00").cry("E9", Distrust.UNKNOWN_ELEVATOR);
        scene.at("09:00:10").confirm("E9");
        assertThat(scene.at("09:01").sends("near", "E9", false)).containsExactly("CrewOffered E9 near");
        assertThat(scene.assignment("near", "E9").eta())
                .isEqualTo(scene.rescue("E9").opening().limit());
    }

    @Test
    void whoeverIsSentInPlaceOfAnotherStandsThatOneDown() {
        sentNear();
        assertThat(scene.at("09:02").sends("far", "E1", false))
                .containsExactly("CrewStoodDown E1 near DISPATCHER", "CrewOffered E1 far");
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.FREE);
        assertThat(scene.assignment("far", "E1").extra()).isFalse();
    }

    @Test
    void aCrewThatDeclinedMayBeSentByAPersonAllTheSame() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").declines("near", "E1");
        assertThat(scene.at("09:02").sends("near", "E1", false))
                .containsExactly("CrewStoodDown E1 far DISPATCHER", "CrewOffered E1 near");
    }

    @Test
    void levelTwoThatAPersonOpensAsksASoonerCrewBesideALateComerAtOnce() {
        scene.at("08:30").rests("rival");
        sentNear();
        scene.at("09:02").departs("near", "E1");
        scene.at("09:25").drives("near", "E1", 30_000);
        assertThat(scene.at("09:25").opensLevel("E1", 2))
                .containsExactly("LevelOpened E1 2 OVERRIDE", "CrewOffered E1 far");
        assertThat(scene.at("09:26").declines("far", "E1"))
                .as("and the next one, once that one has said no")
                .containsExactly("CrewDeclined E1 far", "CrewOffered E1 grid");
    }

    @Test
    void theFireBrigadeMayTakeItOnAgainAfterItWasCalledOff() {
        sentNear();
        assertThat(scene.at("09:02").handsOver("E1")).containsExactly("HandedOver E1");
        scene.at("09:03").callsOff("119", "E1");
        assertThat(scene.at("09:04").handsOver("E1")).containsExactly("HandedOver E1");
    }

    @Test
    void whoSaysYesWhileAnExtraCrewIsOnItsWayStaysAndSoDoesTheExtraOne() {
        scene.at("09:00").signal("E1");
        scene.at("09:00:30").sends("far", "E1", true);
        scene.at("09:01").accepts("far", "E1");
        assertThat(scene.at("09:02").accepts("near", "E1")).containsExactly("CrewAccepted E1 near");
        assertThat(scene.assignment("far", "E1").isUnderWay()).isTrue();
    }

    @Test
    void aCrewThatLeftIsNotThereAgainBecauseSomebodyTellsOfItLate() {
        sentNear();
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:09").sends("far", "E1", true);
        scene.at("09:28").scans("far", "E1");
        assertThat(scene.at("09:29").leaves("near", "E1")).containsExactly("CrewDone E1 near");
        assertThat(scene.at("09:30").phoned("E1", "near", "09:08")).containsExactly("ArrivalNoted E1 near PHONE");
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.DONE);
    }

    @Test
    void aCrewOfAnotherFirmThatIsSentOpensLevelTwo() {
        sentNear();
        assertThat(scene.at("09:02").sends("grid", "E1", true))
                .containsExactly("LevelOpened E1 2 OVERRIDE", "CrewOffered E1 grid");
        assertThat(scene.assignment("grid", "E1").extra()).isTrue();
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void anExtraCrewIsCalledOffByNoRule() {
        sentNear();
        scene.at("09:02").sends("far", "E1", true);
        assertThat(scene.at("09:03").accepts("far", "E1")).containsExactly("CrewAccepted E1 far");
        assertThat(scene.assignment("near", "E1").isUnderWay()).isTrue();
        assertThat(scene.assignment("far", "E1").isUnderWay()).isTrue();
    }

    @Test
    void whoeverIsSentWhereACrewIsThereAlreadyComesBesideIt() {
        sentNear();
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:10").sends("far", "E1", false);
        assertThat(scene.assignment("far", "E1").extra()).isTrue();
        scene.at("09:11").accepts("far", "E1");
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.ON_SITE);
    }

    @Test
    void aCrewThatIsOutOrOffDutyOrUnknownCanNotBeSent() {
        sentNear();
        scene.at("09:02").signal("E2");
        assertThat(scene.at("09:03").sends("near", "E2", false))
                .containsExactly("refused: Crew near can't be sent now: it is OUT.");
        scene.at("09:04").offDuty("far");
        assertThat(scene.at("09:05").sends("far", "E2", false))
                .containsExactly("refused: Crew far can't be sent now: it is OFF_DUTY.");
        assertThat(scene.at("09:05").sends("nobody", "E2", false))
                .containsExactly("refused: The register has no crew nobody.");
    }

    @Test
    void aCrewThatRestsMayBeSentByAPersonOnly() {
        scene.at("08:30").rests("near");
        assertThat(scene.at("09:00").signal("E1")).containsExactly("RescueOpened E1", "CrewOffered E1 far");
        assertThat(scene.at("09:01").sends("near", "E1", false)).endsWith("CrewOffered E1 near");
    }

    @Test
    void whoeverIsBoundToTheRescueAlreadyIsNotSentAgain() {
        sentNear();
        assertThat(scene.at("09:02").sends("near", "E1", false)).isEmpty();
    }

    @Test
    void aCrewThatIsCalledOffIsReplacedByTheRules() {
        sentNear();
        assertThat(scene.at("09:02").callsOff("near", "E1"))
                .containsExactly("CrewStoodDown E1 near DISPATCHER", "CrewOffered E1 far");
        assertThat(scene.at("09:02").callsOff("rival", "E1"))
                .first()
                .asString()
                .startsWith("refused: Crew rival was never asked");
    }

    @Test
    void whatAPersonHasSeenIsSilentAndWhatWasNeverSaidCanNotBeSeen() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").acknowledges("E1", Mark.OVERDUE))
                .first()
                .asString()
                .endsWith("has no mark OVERDUE.");
        scene.at("09:20").check();
        assertThat(scene.at("09:21").acknowledges("E1", Mark.OVERDUE)).containsExactly("MarkAcknowledged E1 OVERDUE");
        assertThat(scene.at("09:22").acknowledges("E1", Mark.OVERDUE)).isEmpty();
    }

    @Test
    void onceThePeopleAreOutNobodyCanBeSentAndNoLevelOpened() {
        sentNear();
        scene.at("09:10").releases("near", "E1", 1);
        assertThat(scene.at("09:11").sends("far", "E1", true))
                .first()
                .asString()
                .endsWith("nobody can be sent any more.");
        assertThat(scene.at("09:11").opensLevel("E1", 2))
                .first()
                .asString()
                .endsWith("its level can't be raised any more.");
        assertThat(scene.at("09:11").handsOver("E1")).first().asString().endsWith("it can't be handed over any more.");
    }
}
