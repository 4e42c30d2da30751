package org.rescuedesk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.RuleEvent.PolicyTaken;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Opening;

/** Rules apply from their date, to what opens from then on, and what is known of them stays. */
class PolicyDateTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T16:00:00Z");
    private static final Policy STRICT = strict(1, NEW_YEAR, Duration.ofMinutes(15));

    private final Scene scene = Scene.byDay();

    private static Policy strict(int version, Instant from, Duration limit) {
        var national = Policy.NATIONAL;
        var escalation = new Escalation(
                Duration.ofMinutes(1), Duration.ofMinutes(1), true, Duration.ofMinutes(5), Duration.ofMinutes(30));
        return new Policy(
                new PolicyId("5201", version),
                from,
                "市政府令",
                new Arrivals(limit, ClockStart.RECEIVED, Duration.ofMinutes(10), Duration.ofHours(2)),
                escalation,
                national.suspicions(),
                national.eligibility());
    }

    private Opening opening(String elevator) {
        return scene.rescue(elevator).opening();
    }

    @Test
    void newRulesHoldFromMidnightOfTheYearWithoutAnybodyDoingAnything() {
        scene.at("09:00").rules(STRICT);
        scene.at(NEW_YEAR.minusMillis(1)).signal("E1");
        scene.at(NEW_YEAR).signal("E2");
        assertThat(opening("E1").limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(opening("E1").policy()).isEqualTo(Policy.NATIONAL.id());
        assertThat(opening("E2").limit()).isEqualTo(Duration.ofMinutes(15));
        assertThat(opening("E2").policy()).isEqualTo(STRICT.id());
    }

    @Test
    void rulesOfOneDivisionHoldWithinItAndNowhereElse() {
        scene.at("09:00").rules(strict(1, Scene.instant("09:00"), Duration.ofMinutes(15)));
        var book = scene.desk().policies();
        var now = Scene.instant("10:00");
        assertThat(book.inForce(Province.NANMING, now).id().area()).isEqualTo("5201");
        assertThat(book.inForce(AreaId.of("520302"), now)).isEqualTo(Policy.NATIONAL);
    }

    @Test
    void aRescueOfAMinuteToMidnightKeepsItsRules() {
        scene.at("09:00").rules(STRICT);
        var opened = NEW_YEAR.minusSeconds(60);
        scene.at(opened).signal("E1");
        var asked = scene.rescue("E1").findActive().orElseThrow().crew().value();
        assertThat(scene.at(NEW_YEAR).check())
                .as("one minute to answer is of next year's rules")
                .isEmpty();
        scene.at(opened.plusSeconds(180)).check();
        assertThat(scene.rescue("E1").level()).isEqualTo(1);
        scene.at(opened.plusSeconds(181)).check();
        assertThat(scene.assignment(asked, "E1").isUnderWay()).isFalse();
        assertThat(scene.rescue("E1").level()).isEqualTo(2);
        assertThat(scene.desk().policyOf(scene.rescue("E1"))).isEqualTo(Policy.NATIONAL);
    }

    @Test
    void aRescueThatOpensAfterMidnightGoesByTheNewRulesAtOnce() {
        scene.at("09:00").rules(STRICT);
        scene.at(NEW_YEAR).signal("E1");
        scene.at(NEW_YEAR.plusSeconds(61)).check();
        assertThat(scene.rescue("E1").level()).isEqualTo(2);
    }

    @Test
    void theSameRulesAgainAreNoNewFactAlsoAfterARestart() {
        var since2020 = strict(1, Instant.parse("2020-01-01T00:00:00Z"), Duration.ofMinutes(20));
        var planned = strict(2, NEW_YEAR, Duration.ofMinutes(15));
        assertThat(scene.at("09:00").rules(Policy.NATIONAL, since2020, planned)).hasSize(2);
        assertThat(scene.desk().policies().policy(since2020.id()).from())
                .as("nothing is rewritten: they begin when they are taken up")
                .isEqualTo(Scene.instant("09:00"));
        scene.restart();
        assertThat(scene.at("10:00").rules(Policy.NATIONAL, since2020, planned)).isEmpty();
        assertThat(scene.at(NEW_YEAR.plusSeconds(9)).rules(Policy.NATIONAL, since2020, planned))
                .isEmpty();
        assertThat(scene.facts()).filteredOn(PolicyTaken.class::isInstance).hasSize(2);
    }

    @Test
    void rulesOfAVersionThatIsKnownCantChange() {
        scene.at("09:00").rules(STRICT);
        var before = scene.desk();
        assertThat(scene.at("09:01").rules(strict(1, NEW_YEAR, Duration.ofMinutes(14))))
                .singleElement()
                .asString()
                .contains("5201/1 are in use and can't be changed");
        assertThat(scene.at("09:01").rules(strict(1, NEW_YEAR.plusSeconds(1), Duration.ofMinutes(15))))
                .singleElement()
                .asString()
                .contains("can't begin at 2026-12-31T16:00:01Z instead");
        assertThat(scene.at("09:01").rules(strict(1, NEW_YEAR.minusSeconds(1), Duration.ofMinutes(15))))
                .singleElement()
                .asString()
                .contains("can't begin at 2026-12-31T15:59:59Z instead");
        assertThat(scene.desk()).isEqualTo(before);
    }

    @Test
    void whatIsNewHasTheHighestVersionAndBeginsNoEarlier() {
        scene.at("09:00").rules(strict(3, NEW_YEAR, Duration.ofMinutes(15)));
        assertThat(scene.at("09:01").rules(strict(2, NEW_YEAR, Duration.ofMinutes(14))))
                .singleElement()
                .asString()
                .contains("5201/2 can't follow 5201/3");
        assertThat(scene.at("09:01").rules(strict(4, NEW_YEAR.minusSeconds(1), Duration.ofMinutes(14))))
                .singleElement()
                .asString()
                .contains("5201/4 can't follow 5201/3", "begins no earlier");
        assertThat(scene.at("09:01").rules(strict(4, NEW_YEAR, Duration.ofMinutes(14))))
                .hasSize(1);
        scene.at(NEW_YEAR).signal("E1");
        assertThat(opening("E1").limit())
                .as("a plan is mended by one of its date")
                .isEqualTo(Duration.ofMinutes(14));
    }

    @Test
    void oneMistakeAmongSeveralRulesTakesNoneUp() {
        var good = strict(1, NEW_YEAR, Duration.ofMinutes(15));
        var other = strict(1, NEW_YEAR, Duration.ofMinutes(16));
        var before = scene.desk();
        assertThat(scene.at("09:00").rules(good, other))
                .singleElement()
                .asString()
                .contains("can't be changed");
        assertThat(scene.desk()).isEqualTo(before);
    }

    @Test
    void whatASnapshotKeptAndTheTailOfPlansLeadToTheSameBook() throws Exception {
        scene.at("09:00").rules(STRICT);
        var kept = new ByteArrayOutputStream();
        new Snapshot(new Tail(1, 1, Hash.NONE), SmallDesk.START, false, scene.desk()).write(kept);
        scene.at("10:00").rules(strict(2, NEW_YEAR, Duration.ofMinutes(12)));
        var facts = scene.facts();
        var last = facts.get(facts.size() - 1);
        var back = Snapshot.read(new ByteArrayInputStream(kept.toByteArray()), Province.desk())
                .desk();
        Desk whole = last.evolve(back);
        assertThat(whole.policies()).isEqualTo(scene.desk().policies());
        assertThat(whole.policies().inForce(Province.NANMING, NEW_YEAR).id().version())
                .isEqualTo(2);
        assertThat(whole.policies().inForce(Province.NANMING, NEW_YEAR.minusMillis(1)))
                .isEqualTo(Policy.NATIONAL);
    }

    @Test
    void theNationalRulesInForceAreTheLatestThatHaveBegun() {
        var national = Policy.NATIONAL;
        var next = new Policy(
                new PolicyId(PolicyId.NATIONAL, 3),
                NEW_YEAR,
                "TSG T5002-2027",
                national.arrivals(),
                national.escalation(),
                national.suspicions(),
                national.eligibility());
        scene.at("09:00").rules(next, STRICT);
        var book = scene.desk().policies();
        assertThat(book.nationalAt(NEW_YEAR.minusMillis(1))).isEqualTo(national);
        assertThat(book.nationalAt(NEW_YEAR)).isEqualTo(next);
    }
}
