package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.policy.Eligibility;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.CrewState.Readiness;

class OfferTest {
    @Test
    void theNearestCrewOfTheFirmUnderContractIsAskedThoughAnotherFirmIsNearer() {
        var scene = Scene.byDay();
        assertThat(scene.at("09:00").signal("E1")).containsExactly("RescueOpened E1", "CrewOffered E1 near");
        assertThat(scene.assignment("near", "E1").answerBy()).isEqualTo(Scene.instant("09:03"));
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.OUT);
    }

    @Test
    void theDecisionKeepsWhatItKnew() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        var decision = lastDecision(scene);
        assertThat(decision.level()).isEqualTo(1);
        assertThat(decision.roads().source()).isEqualTo("great-circle");
        assertThat(decision.policy()).hasToString("national/2");
        assertThat(decision.candidates())
                .containsExactly(
                        candidate("near", 7, 2_000, null),
                        candidate("rival", 4, 1_000, Why.OTHER_FIRM),
                        candidate("far", 19, 6_000, Why.FARTHER),
                        candidate("grid", 25, 8_000, Why.OTHER_FIRM));
        assertThat(decision.excluded()).isEmpty();
    }

    @Test
    void whoDeclinesIsPassedOverAtOnceAndNotAskedAgain() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").declines("near", "E1"))
                .containsExactly("CrewDeclined E1 near", "CrewOffered E1 far");
        assertThat(scene.at("09:02").declines("far", "E1")).contains("CrewOffered E1 rival");
        assertThat(scene.at("09:03").declines("rival", "E1")).contains("CrewOffered E1 grid");
        assertThat(scene.at("09:04").declines("grid", "E1")).contains("ShortfallNoted E1 ALL_DECLINED");
        assertThat(scene.until("09:15")).isEmpty();
    }

    @Test
    void whenTheFirmUnderContractWouldComeTooLateTheNearestCrewOfAnyFirmIsAskedAtOnce() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.at("09:12").declines("near", "E1")).contains("CrewOffered E1 rival");
        assertThat(lastDecision(scene).level()).isEqualTo(2);
    }

    @Test
    void aCrewThatHasAcceptedMayStillDecline() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.at("09:04").declines("near", "E1")).contains("CrewOffered E1 far");
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.FREE);
    }

    @Test
    void whoDoesNotAnswerWithinThreeMinutesIsPassedOver() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(scene.until("09:03")).isEmpty();
        assertThat(scene.until("09:03:01"))
                .containsExactly(
                        "09:03:01 CrewDidNotAnswer E1 near",
                        "09:03:01 LevelOpened E1 2 NO_ANSWER",
                        "09:03:01 CrewOffered E1 rival");
    }

    @Test
    void whoAcceptsAtThreeMinutesSharpIsInTime() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.until("09:02:59");
        assertThat(scene.at("09:03").accepts("near", "E1")).containsExactly("CrewAccepted E1 near");
        assertThat(scene.until("09:10")).isEmpty();
    }

    @Test
    void levelTwoIsAskedAtOnceWhenLevelOneIsEmpty() {
        var scene = Scene.with("rival", "grid");
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 rival");
        assertThat(scene.rescue("E1").level()).isEqualTo(2);
        assertThat(lastDecision(scene).candidates())
                .extracting(Candidate::why)
                .containsExactly(null, Why.OFF_DUTY, Why.OFF_DUTY, Why.FARTHER);
    }

    @Test
    void levelTwoIsAskedWhenLevelOneIsOut() {
        var scene = Scene.with("near", "grid");
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").signal("E3")).contains("CrewOffered E3 grid");
        assertThat(lastDecision(scene).candidates())
                .extracting(Candidate::why)
                .containsExactly(null, Why.OFF_DUTY, Why.OUT, Why.OFF_DUTY);
    }

    @Test
    void whoDidNotAnswerIsAskedAgainWhenNobodyElseIsLeft() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        assertThat(scene.until("09:03:01")).endsWith("09:03:01 CrewOffered E1 near");
        assertThat(scene.at("09:04").accepts("near", "E1")).containsExactly("CrewAccepted E1 near");
    }

    @Test
    void whoWaitsLongestIsServedFirst() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E3");
        scene.at("09:01").signal("E1");
        assertThat(scene.at("09:02").onDuty("near")).startsWith("CrewCameOnDuty near", "CrewOffered E3 near");
    }

    @Test
    void aCrewNearerThanItsStationIsFoundByItsPosition() {
        var scene = Scene.with("near", "far");
        scene.at("08:59").stands("far", "E1", 300);
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 far");
        assertThat(lastDecision(scene).chosen().stale()).isFalse();
    }

    @Test
    void aPositionOlderThanTenMinutesIsNotBelieved() {
        var scene = Scene.with("near", "far");
        scene.at("08:49").stands("far", "E1", 300);
        assertThat(scene.at("09:00").signal("E1")).contains("CrewOffered E1 near");
        assertThat(lastDecision(scene).candidates()).allMatch(Candidate::stale);
    }

    @Test
    void ofThoseWhoDidNotAnswerTheOneAskedLongestAgoIsAskedFirst() {
        var scene = Scene.with("near", "rival");
        scene.at("09:00").signal("E1");
        assertThat(scene.until("09:12:30"))
                .filteredOn(line -> line.contains("CrewOffered"))
                .containsExactly(
                        "09:03:01 CrewOffered E1 rival",
                        "09:05:02 CrewOffered E1 near",
                        "09:07:03 CrewOffered E1 rival",
                        "09:09:04 CrewOffered E1 near",
                        "09:11:05 CrewOffered E1 rival");
    }

    @Test
    void whoMayNotBeAskedAnyMoreDoesNotKeepTheNextOneFromBeingAskedAgain() {
        var scene = Scene.atNight();
        scene.at("05:30").rules(onDutyAtMost(Duration.ofHours(3)));
        scene.at("06:00").onDuty("near");
        scene.at("08:00").onDuty("far");
        scene.at("08:57").signal("E1");
        assertThat(scene.until("09:05"))
                .filteredOn(line -> line.contains("CrewOffered"))
                .containsExactly(
                        "09:00:01 CrewOffered E1 far", "09:02:02 CrewOffered E1 far", "09:04:03 CrewOffered E1 far");
    }

    private static Policy onDutyAtMost(Duration longest) {
        var national = Policy.NATIONAL;
        return new Policy(
                new PolicyId("520102", 1),
                Scene.instant("05:00"),
                "shifts",
                national.arrivals(),
                national.escalation(),
                national.suspicions(),
                new Eligibility(Duration.ofMinutes(10), true, longest, 100));
    }

    private static Candidate candidate(String crew, int minutes, int metres, @Nullable Why why) {
        return new Candidate(CrewId.of(crew), Duration.ofMinutes(minutes), metres, true, false, why);
    }

    private static Decision lastDecision(Scene scene) {
        return scene.facts().stream()
                .filter(CrewOffered.class::isInstance)
                .map(fact -> ((CrewOffered) fact).decision())
                .reduce((one, next) -> next)
                .orElseThrow();
    }
}
