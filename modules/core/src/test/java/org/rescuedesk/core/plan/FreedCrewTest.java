package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.scene.Scene;

/** Whoever is freed of one rescue goes to the one that waits in the same moment, by whatever way it was freed. */
class FreedCrewTest {
    private static final String NEXT = "CrewOffered E3 near";

    private final Scene scene = Scene.with("near");

    @BeforeEach
    void theOnlyCrewIsBoundAndTwoOthersWait() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        scene.at("09:02").signal("E3");
        scene.at("09:03").signal("E2");
    }

    @Test
    void byPeopleWhoGotOutByThemselves() {
        assertThat(scene.at("09:05").selfReleased("E1", 1)).endsWith("SelfReleased E1 1", NEXT);
    }

    @Test
    void byADuplicate() {
        assertThat(scene.at("09:05").duplicate("E1", "E2")).endsWith("DuplicateFound E1", NEXT);
    }

    @Test
    void byAReleaseThatSomebodyElseTold() {
        assertThat(scene.at("09:05").released("E1", 1, null)).endsWith("CrewStoodDown E1 near PEOPLE_ARE_OUT", NEXT);
    }

    @Test
    void byADispatcherWhoClosesWhereTheCrewIs() {
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(scene.at("09:20").close("E1", false)).endsWith("RescueClosed E1", NEXT);
    }

    @Test
    void byAnotherCrewThatIsSentInItsPlace() {
        scene.at("09:04").onDuty("far");
        assertThat(scene.assignment("far", "E3").offeredAt()).isEqualTo(Scene.instant("09:04"));
        scene.at("09:05").declines("far", "E3");
        assertThat(scene.assignment("far", "E2").offeredAt()).isEqualTo(Scene.instant("09:05"));
        scene.at("09:06").declines("far", "E2");
        assertThat(scene.at("09:07").sends("far", "E1", false))
                .startsWith("CrewStoodDown E1 near DISPATCHER", "CrewOffered E1 far", NEXT);
    }

    @Test
    void byLeavingTheElevatorToAnotherThatIsThere() {
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:09").onDuty("far");
        scene.at("09:10").declines("far", "E3");
        scene.at("09:11").declines("far", "E2");
        scene.at("09:12").sends("far", "E1", true);
        scene.at("09:30").scans("far", "E1");
        assertThat(scene.at("09:31").leaves("near", "E1")).containsExactly("CrewDone E1 near", NEXT);
    }
}
