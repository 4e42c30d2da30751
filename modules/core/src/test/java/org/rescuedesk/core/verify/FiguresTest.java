package org.rescuedesk.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.proof.Figures;

/** What the figures of several rescues are, number by number. */
class FiguresTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    private final Recount recount = new Recount();
    private int number;
    private String rescue = "";

    private void open(String area, String firm, int people) {
        rescue = "R-" + ++number;
        add(
                "RescueOpened",
                START,
                "{\"opening\":{\"area\":\"" + area + "\",\"clockStart\":\"" + START + "\",\"firm\":\"" + firm
                        + "\",\"limitMs\":1800000,\"zone\":\"Asia/Shanghai\"},\"people\":" + people + "}");
    }

    private void arrived(String source, Instant at) {
        var evidence = Evidence.at(Source.valueOf(source), at, null).body();
        add(
                "ArrivalNoted",
                at,
                Body.empty().with("crew", "C-1").with("evidence", evidence).toString());
    }

    /** Scanned so many minutes after the start. */
    private void scanned(int minutes) {
        open("520102", "F-1", 1);
        arrived("QR", START.plusSeconds(60L * minutes));
    }

    private void add(String type, Instant at, String fact) {
        recount.add(Body.empty()
                .with("type", type)
                .with("v", 1)
                .with("at", at)
                .with("body", Body.of(fact).with("rescue", rescue)));
    }

    private Figures whole() {
        return recount.figures().get(0);
    }

    @Test
    void ofFiveArrivalsMedianAndNinetiethPercentileStandBetweenRanksInProportion() {
        for (int minutes : new int[] {31, 9, 4, 21, 10}) scanned(minutes);
        assertThat(whole())
                .isEqualTo(new Figures(
                        "whole", "", 5, 5, 0, 0, 0, 0, 0, 5, 4, 4, 1, 0, 900_000L, 600_000L, 1_620_000L, 1_860_000L));
    }

    @Test
    void ofFourArrivalsTheMedianIsBetweenTheTwoInTheMiddleAndOfOneItIsThatOne() {
        for (int minutes : new int[] {21, 9, 4, 10}) scanned(minutes);
        assertThat(whole().medianArrivalMs()).isEqualTo(570_000);
        var one = new FiguresTest();
        one.scanned(7);
        assertThat(one.whole().medianArrivalMs()).isEqualTo(420_000);
        assertThat(one.whole().p90ArrivalMs()).isEqualTo(420_000);
    }

    @Test
    void whereNobodyArrivedThereIsNoTime() {
        assertThat(whole().meanArrivalMs()).isNull();
        assertThat(whole().medianArrivalMs()).isNull();
        assertThat(whole().maxArrivalMs()).isNull();
    }

    @Test
    void everyStandingIsCountedOnceAndASuspicionNotAtAll() {
        open("520102", "F-1", 1);
        open("520102", "F-1", 1);
        add("FalseAlarmFound", START.plusSeconds(60), "{}");
        open("520102", "F-1", 1);
        add("DuplicateFound", START.plusSeconds(60), "{\"of\":\"R-1\"}");
        open("520102", "F-1", 1);
        add("RescueClosed", START.plusSeconds(600), "{}");
        rescue = "R-9";
        var opening = "{\"opening\":{\"area\":\"520102\",\"clockStart\":\"" + START
                + "\",\"limitMs\":1800000,\"zone\":\"Asia/Shanghai\"}}";
        add("RescueSuspected", START, opening);
        assertThat(whole())
                .isEqualTo(new Figures("whole", "", 4, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, null, null, null, null));
        add("RescueConfirmed", START.plusSeconds(60), "{}");
        assertThat(whole().rescues()).isEqualTo(5);
        assertThat(whole().underWay()).isEqualTo(2);
    }

    @Test
    void whatIsLateByAMarkNeededAnArrivalWhateverMarkFollows() {
        open("520102", "F-1", 1);
        add("MarkReached", START.plusSeconds(1_200), "{\"mark\":\"OVERDUE\"}");
        assertThat(whole().underWay()).isOne();
        add("MarkReached", START.plusSeconds(1_801), "{\"mark\":\"LATE\"}");
        add("MarkReached", START.plusSeconds(7_200), "{\"mark\":\"ACCIDENT\"}");
        assertThat(whole().underWay()).isZero();
        assertThat(whole().inTimeNotKnown()).isOne();
    }

    @Test
    void somebodysWordIsClaimedAMachinesIsProvenAndContradictionIsNotKnown() {
        open("520102", "F-1", 1);
        arrived("PRESS", START.plusSeconds(600));
        assertThat(whole().claimedInTime()).isOne();
        assertThat(whole().provenInTime()).isZero();
        arrived("QR", START.plusSeconds(630));
        assertThat(whole().provenInTime()).isOne();
        arrived("CONTROLLER", START.plusSeconds(660));
        assertThat(whole().meanArrivalMs()).isEqualTo(600_000);
        open("520102", "F-1", 1);
        arrived("PRESS", START.plusSeconds(60));
        arrived("QR", START.plusSeconds(1_200));
        assertThat(whole().inTimeNotKnown()).isOne();
        assertThat(whole().arrived()).isOne();
    }

    @Test
    void peopleAreThoseWhoAreOutAsTheLastWordHasThem() {
        open("520102", "F-1", 3);
        arrived("QR", START.plusSeconds(600));
        assertThat(whole().people()).as("still inside").isZero();
        add("SelfReleased", START.plusSeconds(700), "{\"releasedAt\":\"" + START.plusSeconds(650) + "\"}");
        assertThat(whole().people()).isEqualTo(3);
        add("PassengersDescribed", START.plusSeconds(800), "{\"people\":4}");
        assertThat(whole().people()).isEqualTo(4);
    }

    @Test
    void thirtyMinutesSharpAreInTimeToTheMicrosecondToWhichTheDatabaseRounds() {
        open("520102", "F-1", 1);
        arrived("QR", START.plusSeconds(1_800).plusNanos(499));
        assertThat(whole().provenInTime()).isOne();
        open("520102", "F-1", 1);
        arrived("QR", START.plusSeconds(1_800).plusNanos(500));
        assertThat(whole().late()).isOne();
    }

    @Test
    void anArrivalBeforeTheOrderFromWhichTheClockRunsIsLessThanNothingAndRoundedAwayFromIt() {
        open("520102", "F-1", 1);
        arrived("QR", START.plusSeconds(300));
        add("LimitClockStarted", START.plusSeconds(600).plusNanos(500_000), "{}");
        assertThat(whole().meanArrivalMs()).isEqualTo(-300_001);
    }

    @Test
    void eachAreaAndFirmHasItsOwn() {
        open("520102", "F-1", 1);
        open("520103", "F-2", 1);
        open("520103", "F-1", 1);
        assertThat(recount.figures())
                .extracting(Figures::part, Figures::key, Figures::rescues)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"whole\", \"\", 3L)",
                        "(\"month\", \"2026-11\", 3L)",
                        "(\"area\", \"520102\", 1L)",
                        "(\"area\", \"520103\", 2L)",
                        "(\"firm\", \"F-1\", 2L)",
                        "(\"firm\", \"F-2\", 1L)");
    }
}
