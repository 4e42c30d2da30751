package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Mark;

class MarkTest {
    private final Scene scene = Scene.with("near");

    private void accepted() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
    }

    @Test
    void withoutAnArrivalTheDeskWarnsAtTwentyMinutesAndSaysLateOnceTheLimitHasPassed() {
        accepted();
        assertThat(scene.until("10:00"))
                .contains("09:20 MarkReached E1 OVERDUE", "09:30:01 MarkReached E1 LATE")
                .filteredOn(line -> line.contains("MarkReached"))
                .hasSize(2);
        assertThat(scene.rescue("E1").isLate()).isTrue();
    }

    @Test
    void twoHoursInsideAreAnAccidentAlsoWithACrewThere() {
        accepted();
        scene.at("09:10").arrives("near", "E1");
        assertThat(scene.until("11:30")).containsExactly("11:00 MarkReached E1 ACCIDENT");
    }

    @Test
    void aCrewOnSiteAtThirtyMinutesSharpIsInTime() {
        accepted();
        scene.until("09:29:59");
        scene.at("09:30").arrives("near", "E1");
        assertThat(scene.until("09:40")).isEmpty();
        assertThat(scene.rescue("E1").isLate()).isFalse();
    }

    @Test
    void aMarkIsNotMissedByARestart() {
        accepted();
        scene.until("09:29:50");
        scene.restart();
        assertThat(scene.at("09:45").check()).contains("MarkReached E1 LATE");
        scene.restart();
        assertThat(scene.at("09:46").check()).isEmpty();
    }

    @Test
    void onceThePeopleAreOutOnlyTheCallBackComesDue() {
        accepted();
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(scene.until("11:30"))
                .containsExactly("10:15 MarkReached E1 CALL_BACK_DUE", "10:15 MarkReached E1 CAUSE_DUE");
    }

    @Test
    void whoeverWasCalledBackInTimeIsNotDue() {
        accepted();
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(scene.at("09:40").callsBack("E1")).containsExactly("PassengersCalledBack E1");
        assertThat(scene.at("09:41").callsBack("E1")).isEmpty();
        scene.at("09:45").reports("near", "E1", "door");
        assertThat(scene.until("11:30")).isEmpty();
    }

    @Test
    void anArrivalAfterTheLimitIsSaidToBeLateThoughNobodyLookedInBetween() {
        accepted();
        scene.until("09:29:50");
        scene.at("09:31").arrives("near", "E1");
        assertThat(scene.at("09:31:01").check()).containsExactly("MarkReached E1 LATE");
        assertThat(scene.until("09:35")).isEmpty();
    }

    @Test
    void anArrivalAfterTheLimitIsSaidToBeLateThoughThePeopleAreOutBeforeAnybodyLooks() {
        accepted();
        scene.until("09:29:50");
        scene.at("09:31").arrives("near", "E1");
        assertThat(scene.at("09:31").releases("near", "E1", 1)).contains("MarkReached E1 LATE");
        assertThat(scene.rescue("E1").isLate()).isTrue();
        assertThat(scene.until("09:35")).isEmpty();
    }

    @Test
    void peopleWhoComeOutAfterTwoHoursWereInAnAccidentThoughNobodyLookedInBetween() {
        accepted();
        scene.at("09:10").arrives("near", "E1");
        scene.until("10:59:50");
        assertThat(scene.at("11:00").releases("near", "E1", 1)).contains("MarkReached E1 ACCIDENT");
    }

    @Test
    void peopleWhoWereOutInTimeAreNotLateThoughThatBecomesKnownLater() {
        accepted();
        scene.until("09:29:50");
        assertThat(scene.at("09:31").released("E1", 1, "09:29")).noneMatch(fact -> fact.contains("LATE"));
    }

    @Test
    void anArrivalInTimeThatBecomesKnownAfterTheLimitIsNotLate() {
        accepted();
        scene.until("09:31");
        assertThat(scene.rescue("E1").isLate()).isTrue();
        scene.at("09:32").phoned("E1", "near", "09:25");
        assertThat(scene.rescue("E1").has(Mark.LATE)).isTrue();
        assertThat(scene.rescue("E1").isLate()).isFalse();
    }
}
