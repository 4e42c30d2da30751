package org.rescuedesk.core.rerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.rerun.RereadingTest.read;
import static org.rescuedesk.core.rerun.RereadingTest.strict;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.rerun.Change.CrewAt;
import org.rescuedesk.core.rerun.Change.CrewFree;
import org.rescuedesk.core.rerun.Change.CrewOffDuty;
import org.rescuedesk.core.rerun.Change.MoreCrews;
import org.rescuedesk.core.rerun.Change.OtherRules;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.ToldTimes;

/** At which times of a journal the desk had to decide, and what counts there. */
class MomentsTest {
    private static final Point AT_E1 = new Point(26.57, 106.71);

    @Test
    void aShortageIsAMomentOfItsOwnTimeWhateverFollows() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("10:00").onDuty("near");
        var effects = read(scene.facts(), new MoreCrews(AT_E1, 1)).effects();
        assertThat(effects.all().moments()).isEqualTo(2);
        assertThat(effects.areas().get(Province.NANMING).moments()).isEqualTo(2);
        assertThat(effects.others())
                .extracting(Effect::at)
                .containsExactly(Scene.instant("09:00"), Scene.instant("10:00"));
    }

    @Test
    void whoIsShortAndServedAndShortAgainAtOneTimeHadToBeDecidedOnThatOften() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:00").signal("E3");
        assertThat(scene.at("09:00").onDuty("near")).endsWith("CrewOffered E1 near", "ShortfallNoted E3 ALL_OUT");
        var effects = read(scene.facts(), new CrewOffDuty(CrewId.of("nobody"))).effects();
        assertThat(effects.all().moments()).isEqualTo(4);
        assertThat(effects.others()).isEmpty();
    }

    @Test
    void whatAPersonDecidedIsMadeAgainAsThatPersonsAndIsNoMomentOfTheDesk() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.at("09:00:30").signal("E2");
        scene.at("09:01").sends("grid", "E1", false);
        var read = read(scene.facts(), new CrewOffDuty(CrewId.of("nobody")));
        assertThat(read.decisions()).isGreaterThan(2);
        assertThat(read.byPersons()).isEqualTo(1);
        assertThat(read.identical()).isEqualTo(read.decisions());
        assertThat(read.effects().all().moments()).isEqualTo(read.decisions() - 1);
    }

    /** The first is asked at 09:10 and declines; the next takes 19 minutes from 09:13. */
    @Test
    void rulesThatCountFromTheFirstOrderCountFromOneThatWasGivenAlready() {
        var scene = declined("09:10", "09:13");
        var received = read(scene.facts(), new OtherRules(List.of(strict(25, ClockStart.RECEIVED))));
        assertThat(received.effects().all().lateAfter()).isEqualTo(1);
        var ordered = read(scene.facts(), new OtherRules(List.of(strict(25, ClockStart.ORDERED))));
        assertThat(ordered.effects().all().lateAfter()).isZero();
    }

    @Test
    void aFirstOrderAfterTheLimitStartsNoOther() {
        var scene = declined("09:26", "09:27");
        var ordered = read(scene.facts(), new OtherRules(List.of(strict(25, ClockStart.ORDERED))));
        assertThat(ordered.effects().all().lateAfter()).isEqualTo(2);
    }

    private static Scene declined(String first, String then) {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at(first).onDuty("near", "far");
        scene.at(then).declines("near", "E1");
        return scene;
    }

    @Test
    void crewsThatNoRegisterEverHadAreNamedAndOnlyThose() {
        var nobody = CrewId.of("nobody");
        var noone = CrewId.of("noone");
        var read = read(
                Scene.byDay().facts(),
                new CrewFree(nobody),
                new CrewAt(noone, AT_E1),
                new CrewOffDuty(CrewId.of("near")),
                new MoreCrews(AT_E1, 1));
        assertThat(read.unknown()).containsExactly(nobody, noone);
    }

    @Test
    void whereNobodyIsUnderContractNoMoreCrewsOfThatFirmCouldStand() {
        var scene = Scene.byDay();
        scene.at("09:00").cry("E9", Distrust.UNKNOWN_ELEVATOR);
        scene.at("09:00:10").confirm("E9");
        var effects = read(scene.facts(), new MoreCrews(AT_E1, 2)).effects();
        assertThat(effects.all().moments()).isEqualTo(1);
        assertThat(effects.others()).isEmpty();
    }

    @Test
    void whatWasToldOfACrewsWayCountsNoMoreWhereItStoodElsewhere() {
        var scene = Scene.with("near", "far");
        scene.at("08:59").stands("far", "E1", 6_000);
        scene.at("09:00").signal("E1");
        var drives = Sorted.<CrewId, Duration>empty().with(CrewId.of("far"), Duration.ofMinutes(50));
        scene.at("09:00:01").told("E1", ToldTimes.of("osrm", Scene.instant("09:00"), drives, null));
        scene.at("09:01").declines("near", "E1");
        var effects = read(scene.facts(), new CrewAt(CrewId.of("far"), AT_E1)).effects();
        assertThat(effects.others())
                .filteredOn(each -> each.at().equals(Scene.instant("09:01")))
                .singleElement()
                .satisfies(each -> assertThat(each.would().eta()).isEqualTo(Duration.ofMinutes(1)));
        assertThat(effects.all().lateBefore()).isEqualTo(1);
        assertThat(effects.all().lateAfter()).isZero();
    }

    @Test
    void otherRulesOfAnAreaStandInPlaceOfAllItsOwnAndThoseOfOtherAreasOfNone() {
        var scene = Scene.byDay();
        scene.at("08:00").rules(version(2, strict(5, ClockStart.RECEIVED)));
        scene.at("09:00").signal("E1");
        var older = read(scene.facts(), new OtherRules(List.of(strict(30, ClockStart.RECEIVED))))
                .effects();
        assertThat(older.others()).hasSize(1);
        assertThat(older.others().get(0).would().crew()).isEqualTo(CrewId.of("near"));
        assertThat(older.all().kept()).isEqualTo(1);
        var elsewhere = of("520103", strict(30, ClockStart.RECEIVED));
        assertThat(read(scene.facts(), new OtherRules(List.of(elsewhere)))
                        .effects()
                        .others())
                .isEmpty();
    }

    /** The firm's crews take 55 minutes to E3: too long for the area's limit, not for the desk's. */
    @Test
    void rulesWithoutALimitHaveThatOfTheArea() {
        var scene = Scene.with("near");
        scene.at("08:00").rules(version(1, strict(90, ClockStart.RECEIVED)));
        scene.at("09:00").signal("E3");
        var national = Policy.NATIONAL.arrivals();
        var silent = arrivals(
                new Arrivals(null, ClockStart.RECEIVED, national.warnAfter(), national.accidentAfter()),
                strict(90, ClockStart.RECEIVED));
        var effects = read(scene.facts(), new OtherRules(List.of(silent))).effects();
        assertThat(effects.all().lateBefore()).isZero();
        assertThat(effects.all().lateAfter()).isEqualTo(1);
        assertThat(effects.others()).hasSize(1);
        assertThat(effects.others().get(0).added()).containsExactly(2);
    }

    @Test
    void twoDecisionsPartAtTheFirstCharacterAlsoWhereOneIsTheBeginningOfTheOther() {
        var id = scene().rescueId("E1");
        assertThat(Difference.between(7, id, "abc", "abd").at()).isEqualTo(2);
        assertThat(Difference.between(7, id, "abc", "abcd").at()).isEqualTo(3);
        assertThat(Difference.between(7, id, "abcd", "abc").at()).isEqualTo(3);
        assertThat(Difference.between(7, id, "abc", "").again()).isEmpty();
    }

    private static Scene scene() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        return scene;
    }

    private static Policy version(int version, Policy of) {
        return with(new PolicyId(of.id().area(), version), of.arrivals(), of);
    }

    private static Policy of(String area, Policy of) {
        return with(new PolicyId(area, 1), of.arrivals(), of);
    }

    private static Policy arrivals(Arrivals arrivals, Policy of) {
        return with(of.id(), arrivals, of);
    }

    private static Policy with(PolicyId id, Arrivals arrivals, Policy of) {
        return new Policy(
                id, Scene.instant("07:00"), of.source(), arrivals, of.escalation(), of.suspicions(), of.eligibility());
    }
}
