package org.rescuedesk.core.rerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.rerun.RereadingTest.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.Escalation;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.rerun.Change.CrewOffDuty;
import org.rescuedesk.core.rerun.Change.OtherRules;
import org.rescuedesk.core.scene.Scene;

/** A crew is on its way and will be late: who would have been asked beside it. */
class BesideTest {
    private static final CrewId RIVAL = CrewId.of("rival");

    /** From 09:25:01 on near is late and rival is asked beside it, and a minute later far in its place. */
    private static Scene late() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:02").departs("near", "E1");
        scene.at("09:03").onDuty("rival", "far");
        scene.at("09:25").drives("near", "E1", 30_000);
        assertThat(scene.at("09:25:01").check()).contains("LevelOpened E1 2 PREDICTED_LATE", "CrewOffered E1 rival");
        assertThat(scene.at("09:26").declines("rival", "E1")).contains("CrewOffered E1 far");
        return scene;
    }

    private static Effect atLevelTwo(Effects effects) {
        return effects.others().stream()
                .filter(each -> each.at().equals(Scene.instant("09:25:01")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutTheNearestTheNextOneWouldHaveBeenAskedBesideAndTheLevelOpenedAllTheSame() {
        var effects = read(late().facts(), new CrewOffDuty(RIVAL)).effects();
        assertThat(effects.all().moments()).isEqualTo(3);
        assertThat(effects.others()).hasSize(1);
        assertThat(atLevelTwo(effects).would().crew()).isEqualTo(CrewId.of("far"));
        assertThat(atLevelTwo(effects).kept()).isEmpty();
        assertThat(atLevelTwo(effects).added()).isEmpty();
    }

    @Test
    void withoutTheOneThatFollowedNobodyWouldHaveBeenAskedOnceTheFirstHadDeclined() {
        var effects = read(late().facts(), new CrewOffDuty(CrewId.of("far"))).effects();
        assertThat(effects.all().nobodyNow()).isEqualTo(1);
        assertThat(effects.all().otherCrew()).isZero();
        assertThat(effects.others()).hasSize(1).first().satisfies(each -> {
            assertThat(each.at()).isEqualTo(Scene.instant("09:26"));
            assertThat(each.would().isNobody()).isTrue();
            assertThat(each.gained()).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    void byALimitThatItKeepsNobodyWouldHaveBeenAskedBesideIt() {
        var effects = read(late().facts(), new OtherRules(List.of(rules(Duration.ofHours(3), true))))
                .effects();
        assertThat(atLevelTwo(effects).kept()).containsExactly(2);
        assertThat(atLevelTwo(effects).would().isNobody()).isTrue();
    }

    @Test
    void byRulesThatWaitForTheLateComerNobodyWouldHaveBeenAskedBesideIt() {
        var effects = read(late().facts(), new OtherRules(List.of(rules(Duration.ofMinutes(30), false))))
                .effects();
        assertThat(atLevelTwo(effects).kept()).containsExactly(2);
        assertThat(atLevelTwo(effects).would().isNobody()).isTrue();
    }

    private static Policy rules(Duration limit, boolean level2WhenLate) {
        var national = Policy.NATIONAL;
        var escalation = national.escalation();
        var arrivals = national.arrivals();
        return new Policy(
                new PolicyId("520102", 1),
                Instant.EPOCH,
                "none",
                new Arrivals(limit, arrivals.clockStart(), arrivals.warnAfter(), arrivals.accidentAfter()),
                new Escalation(
                        escalation.answerWithin(1),
                        escalation.level2Answer(),
                        level2WhenLate,
                        escalation.crewSilent(),
                        escalation.callBack()),
                national.suspicions(),
                national.eligibility());
    }
}
