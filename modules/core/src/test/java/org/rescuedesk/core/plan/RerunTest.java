package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;

/** That a decision made again on the same desk is the same, every {@link Scene} holds; here, that on another desk it is not. */
class RerunTest {
    private static final CrewId NEAR = CrewId.of("near");

    @Test
    void onTheDeskOfThatTimeTheDecisionIsTheSameToTheByte() {
        var journal = ordinary();
        var fact = firstOffer(journal);
        var again = Rerun.of(deskBefore(journal, fact), fact).orElseThrow();
        assertThat(again.body()).hasToString(fact.decision().body().toString());
    }

    @Test
    void onADeskWhereTheChosenCrewIsOffDutyAnotherOneIsAsked() {
        var journal = ordinary();
        var fact = firstOffer(journal);
        var before = deskBefore(journal, fact);
        var again = Rerun.of(before.with(before.crew(NEAR).offDuty()), fact).orElseThrow();
        assertThat(again.chosen().crew()).isEqualTo(CrewId.of("far"));
        assertThat(again.chosen().eta()).isGreaterThan(fact.decision().chosen().eta());
    }

    @Test
    void onADeskWithoutAnybodyOnDutyNobodyIsAsked() {
        var fact = firstOffer(ordinary());
        var rescue = Scene.byDay();
        rescue.at("09:00").signal("E1");
        var nobody = Province.desk().with(rescue.rescue("E1"));
        assertThat(Rerun.of(nobody, fact)).isEmpty();
    }

    @Test
    void whatAPersonDecidedIsMadeAgainAsAPersons() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        var fact = firstOffer(scene.facts());
        var person = new CrewOffered(
                fact.at(),
                By.dispatcher("d1"),
                fact.rescue(),
                fact.decision(),
                fact.answerBy(),
                fact.firm(),
                false,
                fact.words());
        assertThat(Rerun.of(deskBefore(scene.facts(), fact), person)
                        .orElseThrow()
                        .chosen())
                .isEqualTo(fact.decision().chosen());
        assertThat(Rerun.isByDesk(person)).isFalse();
    }

    @Test
    void whatAnEarlierMethodDecidedCannotBeMadeAgain() {
        var fact = firstOffer(ordinary());
        var earlier = fact.decision();
        var first = new CrewOffered(
                fact.at(),
                fact.by(),
                fact.rescue(),
                new Decision(
                        1,
                        earlier.level(),
                        earlier.policy(),
                        earlier.roads(),
                        earlier.candidates(),
                        earlier.excluded()),
                fact.answerBy(),
                fact.firm(),
                false,
                fact.words());
        assertThat(Rerun.isPossible(fact)).isTrue();
        assertThat(Rerun.isPossible(first)).isFalse();
    }

    @Test
    void servedAgainWithTheFirmsCrewOffDutyLevelTwoOpens() {
        var journal = ordinary();
        var fact = firstOffer(journal);
        var before = deskBefore(journal, fact);
        assertThat(Rerun.serve(before, fact.rescue(), fact.at())).hasSize(1);
        var without = before.with(before.crew(NEAR).offDuty())
                .with(before.crew(CrewId.of("far")).offDuty());
        assertThat(Rerun.serve(without, fact.rescue(), fact.at()))
                .hasSize(2)
                .first()
                .isInstanceOf(LevelOpened.class);
    }

    @Test
    void whoIsBoundAlreadyIsNotServedAgain() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(Rerun.serve(scene.desk(), scene.rescueId("E1"), Scene.instant("09:01")))
                .isEmpty();
        assertThat(Rerun.askBeside(scene.desk(), scene.rescueId("E1"), Scene.instant("09:01")))
                .isEmpty();
    }

    private static List<Event> ordinary() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        assertThat(scene.assignment("near", "E1").eta()).isGreaterThan(Duration.ZERO);
        return scene.facts();
    }

    private static CrewOffered firstOffer(List<Event> journal) {
        return (CrewOffered) journal.stream()
                .filter(CrewOffered.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Desk deskBefore(List<Event> journal, Event fact) {
        var desk = Province.desk();
        for (var event : journal.subList(0, journal.indexOf(fact))) desk = event.evolve(desk);
        return desk;
    }
}
