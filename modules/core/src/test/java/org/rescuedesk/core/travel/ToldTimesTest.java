package org.rescuedesk.core.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.RoadEngine.Answer;

class ToldTimesTest {
    private static final CrewId NEAR = CrewId.of("near");
    private static final Instant NINE = Scene.instant("09:00");

    @Test
    void whatWasToldIsGoneByForFiveMinutes() {
        var told = told(NINE);
        assertThat(told.findDrive(NEAR, NINE)).contains(Duration.ofMinutes(7));
        assertThat(told.findDrive(NEAR, NINE.plusSeconds(300))).isPresent();
        assertThat(told.findDrive(NEAR, NINE.plusSeconds(301))).isEmpty();
        assertThat(told.findDrive(CrewId.of("far"), NINE)).isEmpty();
    }

    @Test
    void anEngineThatFailsTakesNothingBack() {
        var after = trouble(Trouble.DOWN).after(told(NINE));
        assertThat(after.findDrive(NEAR, NINE.plusSeconds(10))).isPresent();
        assertThat(after.trouble()).isEqualTo(Trouble.DOWN);
        assertThat(told(NINE).after(after).trouble()).isNull();
    }

    @Test
    void theRescueKeepsWhatWasToldAndTheJournalGivesItBack() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:00:01").told("E1", told(NINE))).containsExactly("TravelTimesTold E1");
        assertThat(scene.rescue("E1").told()).isEqualTo(told(NINE));
        scene.restart();
        assertThat(scene.rescue("E1").told()).isEqualTo(told(NINE));
    }

    @Test
    void theSameTroubleAgainIsNoNews() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:00:01").told("E1", trouble(Trouble.DOWN))).hasSize(1);
        assertThat(scene.at("09:00:31").told("E1", trouble(Trouble.DOWN))).isEmpty();
        assertThat(scene.at("09:01:01").told("E1", trouble(Trouble.BUSY))).hasSize(1);
        assertThat(scene.at("09:01:31").told("E1", told(NINE))).hasSize(1);
    }

    @Test
    void itIsTooLateForARescueThatWaitsNoMore() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.at("09:10").dismiss("E1");
        assertThat(scene.at("09:10:01").told("E1", told(NINE))).isEmpty();
    }

    @Test
    void aDecisionGoesByWhatWasToldOfACrewWhosePlaceIsKnown() {
        var scene = Scene.with("near", "far");
        scene.at("08:59").stands("far", "E1", 6_000);
        scene.at("09:00").signal("E1");
        scene.at("09:00:01").told("E1", farIn(5));
        scene.at("09:01").declines("near", "E1");
        assertThat(scene.assignment("far", "E1").eta()).as("and sets out").isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void whereACrewsPlaceIsNotKnownNothingCouldBeToldOfItsWay() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:00:01").told("E1", farIn(5));
        scene.at("09:01").declines("near", "E1");
        assertThat(scene.assignment("far", "E1").eta()).isEqualTo(Duration.ofMinutes(19));
    }

    @Test
    void anAnswerWithoutAnyRoadSaysThatThereIsNone() {
        assertThat(Answer.of(Arrays.asList(null, null)).trouble()).isEqualTo(Trouble.NO_ROUTE);
        assertThat(Answer.of(Arrays.asList(null, Duration.ofMinutes(5))).trouble())
                .isNull();
        assertThat(Answer.none(Trouble.BUSY, Duration.ofSeconds(9)))
                .isEqualTo(new Answer(List.of(), Trouble.BUSY, Duration.ofSeconds(9)));
        assertThat(Answer.none(Trouble.DOWN).trouble()).isEqualTo(Trouble.DOWN);
    }

    private static ToldTimes farIn(int minutes) {
        var drives = Sorted.<CrewId, Duration>empty().with(CrewId.of("far"), Duration.ofMinutes(minutes));
        return ToldTimes.of("osrm", NINE, drives, null);
    }

    private static ToldTimes told(Instant at) {
        return ToldTimes.of("osrm", at, Sorted.<CrewId, Duration>empty().with(NEAR, Duration.ofMinutes(7)), null);
    }

    private static ToldTimes trouble(Trouble trouble) {
        return ToldTimes.of("osrm", NINE, Sorted.empty(), trouble);
    }
}
