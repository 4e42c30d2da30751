package org.rescuedesk.core.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RuleEvent.DeskStarted;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.rerun.Change.CrewAt;
import org.rescuedesk.core.rerun.Change.CrewFree;
import org.rescuedesk.core.rerun.Change.CrewOffDuty;
import org.rescuedesk.core.rerun.Change.MoreCrews;
import org.rescuedesk.core.rerun.Change.OtherRules;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;

class RereadingTest {
    private static final CrewId NEAR = CrewId.of("near");
    private static final CrewId FAR = CrewId.of("far");
    private static final Point AT_E1 = new Point(26.57, 106.71);

    @Test
    void aDayOfDecisionsComesOutTheSame() {
        var read = read(busy().facts());
        assertThat(read.decisions()).isGreaterThan(4);
        assertThat(read.identical()).isEqualTo(read.decisions());
        assertThat(read.differences()).isEmpty();
        assertThat(read.effects().all().moments()).isZero();
    }

    @Test
    void aDecisionThatWasNotTheDesksIsNamedWithWhereItParts() {
        var facts = Scene.byDay();
        facts.at("09:00").signal("E1");
        var read = read(facts.facts().stream().map(RereadingTest::forged).toList());
        assertThat(read.identical()).isZero();
        assertThat(read.differences()).hasSize(1).first().satisfies(each -> {
            assertThat(each.seq()).isEqualTo(read.facts());
            assertThat(each.recorded()).contains("\"level\":2");
            assertThat(each.again()).contains("\"level\":1");
        });
    }

    @Test
    void whatAnEarlierMethodDecidedIsCountedApart() {
        var facts = Scene.byDay();
        facts.at("09:00").signal("E1");
        var read = read(facts.facts().stream().map(each -> with(each, 1, 1)).toList());
        assertThat(read.earlier()).isEqualTo(1);
        assertThat(read.identical()).isZero();
        assertThat(read.differences()).isEmpty();
    }

    @Test
    void withNothingChangedNothingWouldHaveBeenOtherwise() {
        var facts = busy().facts();
        var free = read(facts, new CrewOffDuty(CrewId.of("nobody")));
        assertThat(free.unknown()).containsExactly(CrewId.of("nobody"));
        assertThat(free.effects().all().moments()).isGreaterThan(4);
        assertThat(free.effects().others()).isEmpty();
    }

    @Test
    void aCrewThatWasFreeWouldHaveBeenAskedInPlaceOfTheOtherFirms() {
        var scene = Scene.with("rival", "grid");
        scene.at("09:00").signal("E1");
        var effects = read(scene.facts(), new CrewFree(NEAR)).effects();
        assertThat(effects.others()).hasSize(1).first().satisfies(each -> {
            assertThat(each.was().crew()).isEqualTo(CrewId.of("rival"));
            assertThat(each.would().crew()).isEqualTo(NEAR);
            assertThat(each.gained()).isEqualTo(Duration.ofMinutes(-3));
            assertThat(each.kept()).containsExactly(2);
        });
        assertThat(effects.all().lost()).isEqualTo(Duration.ofMinutes(3));
        assertThat(effects.all().kept()).isEqualTo(1);
        assertThat(effects.areas()).containsOnlyKeys(Province.NANMING);
    }

    @Test
    void withoutItsOnlyCrewAFirmsLevelWouldHaveOpened() {
        var scene = Scene.with("near", "rival");
        scene.at("09:00").signal("E1");
        var effects = read(scene.facts(), new CrewOffDuty(NEAR)).effects();
        assertThat(effects.all().otherCrew()).isEqualTo(1);
        assertThat(effects.all().added()).isEqualTo(1);
    }

    @Test
    void whereNobodyCouldBeSentSomebodyWouldHaveBeen() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        var effects = read(scene.facts(), new MoreCrews(AT_E1, 2)).effects();
        assertThat(effects.all().somebodyNow()).isEqualTo(1);
        assertThat(effects.all().openedBefore()).isEqualTo(2);
        assertThat(effects.all().kept()).isEqualTo(2);
    }

    @Test
    void aCrewSeenAtTheDoorWouldHaveBeenNearer() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        var effects = read(scene.facts(), new CrewAt(FAR, AT_E1)).effects();
        assertThat(effects.all().otherCrew()).isEqualTo(1);
        assertThat(effects.all().gained()).isEqualTo(Duration.ofMinutes(6));
        assertThat(effects.others().get(0).would().crew()).isEqualTo(FAR);
    }

    @Test
    void byAShorterLimitTheFirmsCrewWouldBeLateAndTheNearestOneAsked() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        var effects = read(scene.facts(), new OtherRules(List.of(strict()))).effects();
        assertThat(effects.all().added()).isEqualTo(1);
        assertThat(effects.others().get(0).would().crew()).isEqualTo(CrewId.of("rival"));
        assertThat(effects.all().lateAfter()).isZero();
    }

    /** Nobody could be asked before 09:10, and the crew takes seven minutes. */
    @Test
    void rulesThatCountFromTheFirstOrderCountFromIt() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:10").onDuty("near");
        var late = read(scene.facts(), new OtherRules(List.of(strict(15, ClockStart.RECEIVED))));
        assertThat(late.effects().all().lateAfter()).isEqualTo(1);
        var counted = read(scene.facts(), new OtherRules(List.of(strict(15, ClockStart.ORDERED))));
        assertThat(counted.effects().all().lateAfter()).isZero();
    }

    private static Policy strict() {
        return strict(5, ClockStart.RECEIVED);
    }

    static Policy strict(int limitMin, ClockStart start) {
        var national = Policy.NATIONAL;
        var arrivals = national.arrivals();
        return new Policy(
                new PolicyId(AreaId.of("520102").value(), 1),
                Instant.parse("2030-01-01T00:00:00Z"),
                "none",
                new Arrivals(Duration.ofMinutes(limitMin), start, arrivals.warnAfter(), arrivals.accidentAfter()),
                national.escalation(),
                national.suspicions(),
                national.eligibility());
    }

    /** Declined, unanswered, predicted late, asked beside: each way to a decision. */
    private static Scene busy() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.at("09:01").declines("near", "E1");
        scene.at("09:02").signal("E2");
        scene.until("09:06");
        scene.at("09:10").signal("E3");
        scene.at("09:20").departs("near", "E3");
        scene.until("09:50");
        return scene;
    }

    private static Event forged(Event fact) {
        return with(fact, Decision.METHOD, 2);
    }

    private static Event with(Event fact, int method, int level) {
        if (!(fact instanceof CrewOffered offered)) return fact;
        var was = offered.decision();
        return new CrewOffered(
                offered.at(),
                offered.by(),
                offered.rescue(),
                new Decision(method, level, was.policy(), was.roads(), was.candidates(), was.excluded()),
                offered.answerBy(),
                offered.firm(),
                offered.extra(),
                offered.words());
    }

    static Rereading read(List<Event> facts, Change... changes) {
        var reading = new Rereading(
                Desk.empty(Province.rules(), Register.empty()), version -> Province.register(), List.of(changes));
        var start = new DeskStarted(Scene.instant("00:00"), By.DESK, 1, 2);
        var tail = note(reading, Tail.EMPTY, start);
        for (var fact : facts) tail = note(reading, tail, fact);
        reading.end();
        return reading;
    }

    private static Tail note(Rereading reading, Tail tail, Event fact) {
        var entry = Entry.following(tail.hash(), tail.seq() + 1, 1, false, fact);
        reading.note(entry);
        return Tail.of(entry);
    }
}
