package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Sorted;

/** More crews than a decision looks at closely: thirteen of the firm under contract, one of them at another place than the rest. */
class ManyCrewsTest {
    private static final double METRES_A_DEGREE = 111_195;
    private static final Point E1 = new Point(26.57, 106.71);
    private static final Point SOUTH = from(-5_000, 0);
    private static final Point EAST = from(0, 5_000);

    private static Point from(double north, double east) {
        double narrowing = Math.cos(Math.toRadians(E1.lat()));
        return new Point(E1.lat() + north / METRES_A_DEGREE, E1.lon() + east / (METRES_A_DEGREE * narrowing));
    }

    /** Crews a1 to a12 at one station and z at another, all on duty. */
    private static Scene scene(Point twelve, Point z) {
        var stations =
                List.of(new Station(StationId.of("twelve"), "十二", twelve), new Station(StationId.of("one"), "一", z));
        var crews = new ArrayList<Crew>();
        IntStream.rangeClosed(1, 12).forEach(n -> crews.add(crew("a" + n, "twelve")));
        crews.add(crew("z", "one"));
        var known = Province.register();
        var areas = List.of(known.findArea(Province.NANMING).orElseThrow());
        var register = Register.of(
                1, areas, List.copyOf(known.listFirms()), stations, List.copyOf(known.listElevators()), crews);
        var scene = Scene.of(Desk.empty(Province.rules(), register));
        for (var crew : crews) scene.at("08:00").onDuty(crew.id().value());
        return scene;
    }

    private static Crew crew(String id, String station) {
        return new Crew(CrewId.of(id), id, FirmId.of("ours"), StationId.of(station), Skills.ALL);
    }

    private static void isAt(Scene scene, String crew, Point place, String at) {
        scene.locate(crew, new Fix(place, 10, 0, Scene.instant(at), Scene.instant(at)));
    }

    private static Decision lastDecision(Scene scene) {
        return scene.facts().stream()
                .filter(CrewOffered.class::isInstance)
                .map(fact -> ((CrewOffered) fact).decision())
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    @Test
    void aCrewInTheEastIsAsNearAsItsMetresSayThoughADegreeIsShorterThere() {
        var scene = scene(SOUTH, from(0, 4_800));
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 z");
    }

    @Test
    void aCrewInTheSouthIsAsNearAsItsMetresSay() {
        var scene = scene(EAST, from(-4_800, 0));
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 z");
    }

    @Test
    void tenOthersAreToldOneByOneAndTheRestByReasonAndNumber() {
        var scene = scene(SOUTH, from(0, 4_800));
        scene.at("09:00").signal("E1");
        assertThat(lastDecision(scene).candidates()).hasSize(11);
        assertThat(lastDecision(scene).excluded())
                .isEqualTo(Sorted.<Why, Integer>empty().with(Why.FARTHER, 2));
        scene.at("09:01").signal("E3");
        assertThat(lastDecision(scene).excluded().find(Why.OUT))
                .as("told by name")
                .isEmpty();
    }

    @Test
    void whoIsSentByAPersonAgainstTheRulesIsNotCountedAmongThoseLeftOut() {
        var scene = scene(SOUTH, from(0, 4_800));
        scene.at("08:30").rests("z");
        scene.at("09:00").signal("E1");
        scene.at("09:01").sends("z", "E1", true);
        assertThat(lastDecision(scene).chosen().crew()).isEqualTo(CrewId.of("z"));
        assertThat(lastDecision(scene).excluded().find(Why.RESTING)).isEmpty();
    }

    @Test
    void aCrewThatHasComeNearIsFoundAmongMany() {
        var scene = scene(SOUTH, from(40_000, 0));
        isAt(scene, "z", from(300, 0), "08:59");
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 z");
        assertThat(lastDecision(scene).chosen().stale()).isFalse();
    }

    @Test
    void aCrewThatTheDeskBelievesToBeNearIsLookedForWhereItIsNow() {
        var scene = scene(SOUTH, from(40_000, 0));
        isAt(scene, "z", from(300, 0), "08:59");
        scene.at("09:00").signal("E1");
        scene.at("09:01").dismiss("E1");
        isAt(scene, "z", from(40_000, 0), "09:05");
        assertThat(scene.at("09:06").signal("E1")).contains("CrewOffered E1 a1");
    }
}
