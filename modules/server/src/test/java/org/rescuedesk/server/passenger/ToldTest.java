package org.rescuedesk.server.passenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.Opening;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/** What people inside are told as their rescue goes on: what is so, once, and never a promise. */
class ToldTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
    private static final CrewId NEAR = CrewId.of("near");
    private static final CrewId FAR = CrewId.of("far");
    private static final Rescue OPEN = opened(new Point(26.57, 106.7));

    private static Rescue opened(Point point) {
        var opening = new Opening(
                ElevatorId.of("E1"),
                "",
                AreaId.of("520102"),
                null,
                "",
                PlaceType.OTHER,
                point,
                ZoneId.of("Asia/Shanghai"),
                Duration.ofMinutes(30),
                AT,
                Policy.NATIONAL.id());
        return Rescue.opened(new RescueId("E1@20261123T093000Z"), opening, 2, null);
    }

    @Test
    void aSuspicionIsOnlySaidToBeHeard() {
        assertThat(zh(OPEN.suspected(Distrust.UNREADABLE))).isEqualTo("已收到您的求助。请保持镇静，不要扒门。");
    }

    @Test
    void nobodyIsPromisedWhileACrewIsOnlyAsked() {
        assertThat(en(asked(OPEN, NEAR, 7)))
                .isEqualTo("We have heard you and are looking for a crew. Please stay calm and don't force the doors.");
    }

    @Test
    void withNobodyToSendItSaysThatHelpIsBeingSought() {
        assertThat(en(OPEN)).startsWith("We have heard you and are looking for a crew.");
        assertThat(zh(OPEN)).startsWith("已收到您的求助，正在寻找救援人员。");
    }

    @Test
    void aCrewThatSaidYesIsSoManyMinutesAway() {
        var coming = coming(OPEN, NEAR, 7);
        assertThat(en(coming)).startsWith("A crew is on its way, about 7 minutes away.");
        assertThat(zh(coming)).startsWith("救援人员正在赶来，预计 7 分钟后到达。");
    }

    @Test
    void ofAPlaceThatNobodyKnowsNoMinutesAreTold() {
        assertThat(en(coming(opened(null), NEAR, 7))).startsWith("A crew is on its way. ");
    }

    @Test
    void aPredictionThatHasPassedIsNoPromiseAnyMore() {
        var told = Told.of(coming(OPEN, NEAR, 7));
        assertThat(told.minutes(AT.plusSeconds(419))).isEqualTo(1);
        assertThat(told.minutes(AT.plusSeconds(420))).isNull();
    }

    @Test
    void theMinutesAreToldAgainWhenTheyHaveMovedByTwo() {
        var before = Told.of(coming(OPEN, NEAR, 7));
        assertThat(Told.next(before, moved(NEAR, Duration.ofSeconds(7 * 60 + 119))))
                .isEmpty();
        assertThat(Told.next(before, moved(NEAR, Duration.ofMinutes(9)))).isPresent();
        assertThat(Told.next(before, moved(NEAR, Duration.ofMinutes(5)))).isPresent();
    }

    @Test
    void whenACrewIsLostSomebodyIsSoughtAndThenAnotherComes() {
        var lost = with(coming(OPEN, NEAR, 7), NEAR, it -> it.in(State.SILENT, AT));
        assertThat(en(lost)).startsWith("We have heard you and are looking for a crew.");
        assertThat(en(asked(lost, FAR, 12))).startsWith("We have heard you and are looking for a crew.");
        assertThat(en(coming(lost, FAR, 12))).startsWith("Another crew is on its way, about 12 minutes away.");
        assertThat(zh(coming(lost, FAR, 12))).startsWith("另一组救援人员正在赶来，预计 12 分钟后到达。");
    }

    @Test
    void ofTwoOnTheirWayTheFirstToBeThereIsTold() {
        assertThat(en(coming(coming(OPEN, NEAR, 7), FAR, 5))).contains("about 5 minutes away.");
    }

    @Test
    void theFireBrigadeIsSaidToBeCalledAndNotWhenItComes() {
        var called = coming(OPEN, Rescue.FIRE_BRIGADE, 10);
        assertThat(en(called)).startsWith("The fire brigade (119) has been called. ");
        assertThat(zh(coming(called, NEAR, 7))).startsWith("救援人员正在赶来，预计 7 分钟后到达。也已请消防救援（119）前来。");
    }

    @Test
    void whoIsThereIsSaidOnceAndSoIsTheEnd() {
        var there = with(coming(OPEN, NEAR, 7), NEAR, it -> it.in(State.ON_SITE, AT))
                .in(Stage.ON_SITE);
        assertThat(en(there)).startsWith("The crew is at the elevator.");
        assertThat(Told.next(Told.of(there), coming(there, FAR, 3))).isEmpty();
        var over = there.in(Stage.RELEASED);
        assertThat(Told.next(Told.of(there), over)).isPresent();
        assertThat(zh(over)).isEqualTo("本次救援已结束。如仍有人被困，请再次按下报警按钮。");
        assertThat(Told.next(Told.of(over), over.in(Stage.CLOSED))).isEmpty();
    }

    @Test
    void aDuplicateIsNotOverForThePeopleInside() {
        assertThat(Told.of(OPEN.in(Stage.DUPLICATE)).kind())
                .isEqualTo(Told.of(OPEN.suspected(Distrust.UNREADABLE)).kind());
    }

    @Test
    void whoWasToldNothingIsNotToldThatItIsOver() {
        assertThat(Told.next(null, OPEN.in(Stage.CLOSED))).isEmpty();
        assertThat(Told.next(null, OPEN)).isPresent();
    }

    private static Rescue asked(Rescue rescue, CrewId crew, int minutes) {
        return rescue.and(
                Assignment.offered(crew, null, 1, false, AT, Duration.ofMinutes(minutes), AT.plusSeconds(180)));
    }

    private static Rescue coming(Rescue rescue, CrewId crew, int minutes) {
        return with(asked(rescue, crew, minutes), crew, it -> it.in(State.ACCEPTED, AT));
    }

    private static Rescue moved(CrewId crew, Duration eta) {
        return with(coming(OPEN, crew, 7), crew, it -> it.seen(eta, AT));
    }

    private static Rescue with(Rescue rescue, CrewId crew, UnaryOperator<Assignment> change) {
        return rescue.with(change.apply(rescue.findAssignment(crew).orElseThrow()));
    }

    private static String zh(Rescue rescue) {
        return Sentences.zh(Told.of(rescue), AT);
    }

    private static String en(Rescue rescue) {
        return Sentences.en(Told.of(rescue), AT);
    }
}
