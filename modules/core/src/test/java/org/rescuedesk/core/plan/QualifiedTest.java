package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.policy.Eligibility;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;

/** All but {@code grid} are trained for another brand than the elevator's, and {@code grid} is farthest away. */
class QualifiedTest {
    private final Scene scene = Scene.of(Desk.empty(Province.rules(), register()));

    private static Register register() {
        var known = Province.register();
        var otis = new Elevator(
                ElevatorId.of("E1"),
                "",
                Province.NANMING,
                FirmId.of("ours"),
                "花果园",
                PlaceType.RESIDENTIAL,
                "OTIS",
                "",
                new Point(26.57, 106.71));
        return Register.of(
                1,
                List.of(known.findArea(Province.NANMING).orElseThrow()),
                List.copyOf(known.listFirms()),
                List.copyOf(known.listStations()),
                List.of(otis),
                List.of(
                        crew("near", "ours", "brand:KONE"),
                        crew("rival", "theirs", "brand:KONE"),
                        crew("grid", "theirs", "brand:OTIS")));
    }

    private static Crew crew(String id, String firm, String skills) {
        return new Crew(CrewId.of(id), id, FirmId.of(firm), StationId.of("S-" + id), Skills.of(skills));
    }

    @Test
    void ofAnotherFirmOnlyACrewThatKnowsTheBrandIsAsked() {
        scene.at("08:00").onDuty("rival", "grid");
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 grid");
        scene.at("09:01").dismiss("E1");
        scene.at("09:02").offDuty("grid");
        assertThat(scene.at("09:03").signal("E1")).contains("ShortfallNoted E1 NOT_QUALIFIED");
    }

    @Test
    void theFirmUnderContractAnswersForWhomItSends() {
        scene.at("08:00").onDuty("near", "grid");
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 near");
    }

    @Test
    void whereTheRulesAskForNoSkillTheNearestIsAsked() {
        var national = Policy.NATIONAL;
        scene.at("07:00")
                .rules(new Policy(
                        new PolicyId("520102", 1),
                        Scene.instant("06:00"),
                        "any crew",
                        national.arrivals(),
                        national.escalation(),
                        national.suspicions(),
                        new Eligibility(Duration.ofMinutes(10), false, null, 100)));
        scene.at("08:00").onDuty("rival", "grid");
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 rival");
    }
}
