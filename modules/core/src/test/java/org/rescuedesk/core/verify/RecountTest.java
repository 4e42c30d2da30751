package org.rescuedesk.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.Figures;

/** What each kind of fact that ends or mends a rescue does to the figures, fact by fact as docs/journal.md spells it. */
class RecountTest {
    private final Recount recount = new Recount();

    RecountTest() {
        add("RescueOpened", 0, """
                {"opening":{"area":"520102","clockStart":"2026-11-30T15:50:00Z","limitMs":1800000,"zone":"Asia/Shanghai"},"people":3}""");
    }

    @Test
    void whoGotOutByThemselvesInTimeStandsApart() {
        add("CrewOffered", 1, "{\"crew\":\"C-1\"}");
        add("CrewStoodDown", 9, "{\"crew\":\"C-1\"}");
        add("SelfReleased", 10, "{\"releasedAt\":\"2026-11-30T16:20:00Z\"}");
        assertThat(whole().selfReleased()).isOne();
        assertThat(whole().neededArrival()).isZero();
    }

    @Test
    void whoGotOutByThemselvesAfterTheLimitNeededAnArrivalThatNobodyKnows() {
        add("SelfReleased", 40, "{\"people\":2,\"releasedAt\":\"2026-11-30T16:20:00.000001Z\"}");
        assertThat(whole().neededArrival()).isOne();
        assertThat(whole().inTimeNotKnown()).isOne();
        assertThat(whole().people()).isEqualTo(2);
    }

    @Test
    void whoGotOutByThemselvesOnceACrewWasThereWasReached() {
        arrive(5);
        add("SelfReleased", 10, "{\"releasedAt\":\"2026-11-30T15:58:00Z\"}");
        assertThat(whole().provenInTime()).isOne();
        assertThat(whole().selfReleased()).isZero();
    }

    @Test
    void aDuplicateStandsApartEvenWhereACrewCame() {
        arrive(5);
        add("DuplicateFound", 6, "{\"of\":\"R-2\"}");
        assertThat(whole().duplicate()).isOne();
        assertThat(whole().neededArrival()).isZero();
    }

    @Test
    void theClockThatStartsWithTheFirstOrderMovesArrivalLimitAndMonth() {
        add("LimitClockStarted", 10, "{}");
        arrive(40);
        assertThat(whole().meanArrivalMs()).isEqualTo(1_800_000);
        assertThat(whole().provenInTime()).isOne();
        assertThat(recount.figures().get(1).key()).isEqualTo("2026-12");
    }

    @Test
    void whatWasCorrectedCountsFromThenOn() {
        arrive(5);
        add("PassengersDescribed", 6, "{\"injured\":1}");
        add("PassengersDescribed", 6, "{\"people\":4}");
        add("PeopleReleased", 20, "{\"people\":5,\"releasedAt\":\"2026-11-30T16:10:00Z\"}");
        assertThat(whole().people()).isEqualTo(5);
        add("CorrectionMade", 30, "{\"is\":\"6\",\"what\":\"PEOPLE\"}");
        add("CorrectionMade", 30, "{\"is\":\"whatever\",\"what\":\"CAUSE\"}");
        assertThat(whole().people()).isEqualTo(6);
    }

    @Test
    void aTimeOfReleaseThatWasCorrectedMayMoveItBeyondTheLimit() {
        add("PeopleReleased", 20, "{\"people\":1,\"releasedAt\":\"2026-11-30T16:10:00Z\"}");
        assertThat(whole().selfReleased()).isOne();
        add("CorrectionMade", 60, "{\"is\":\"2026-11-30T16:30:00Z\",\"what\":\"RELEASED_AT\"}");
        assertThat(whole().neededArrival()).isOne();
    }

    @Test
    void aCrewThatWentSilentIsBoundNoMoreAndOneThatIsAskedAgainIs() {
        add("CrewOffered", 1, "{\"crew\":\"C-1\"}");
        add("CrewWentSilent", 5, "{\"crew\":\"C-1\"}");
        add("PeopleReleased", 20, "{\"people\":1,\"releasedAt\":\"2026-11-30T16:10:00Z\"}");
        assertThat(whole().selfReleased()).isOne();
        add("CrewOffered", 21, "{\"crew\":\"C-1\"}");
        assertThat(whole().neededArrival()).isOne();
        add("CrewDone", 22, "{\"crew\":\"C-1\"}");
        add("CrewOffered", 23, "{\"crew\":\"C-1\"}");
        add("CrewDeclined", 24, "{\"crew\":\"C-1\"}");
        assertThat(whole().neededArrival()).as("it was done once").isOne();
    }

    @Test
    void theFireBrigadeIsBoundOnceItHasTakenARescueOn() {
        add("HandedOver", 5, "{\"contact\":{}}");
        add("PeopleReleased", 20, "{\"people\":1,\"releasedAt\":\"2026-11-30T16:10:00Z\"}");
        assertThat(whole().neededArrival()).isOne();
        add("CrewStoodDown", 20, "{\"crew\":\"119\"}");
        assertThat(whole().selfReleased()).isOne();
    }

    @Test
    void noFigureRestsOnWhatIsOnlyTold() {
        var before = recount.figures();
        for (var kind :
                new String[] {"RescueRecalled", "LevelOpened", "MarkAcknowledged", "NoteAdded", "BackInService"})
            add(kind, 50, "{}");
        assertThat(recount.figures()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+5", "05", "1000", "-1", "٣", "two"})
    void aCorrectionToNoNumberOfPeopleCantBeCounted(String is) {
        assertThatThrownBy(() -> add("CorrectionMade", 30, "{\"is\":\"" + is + "\",\"what\":\"PEOPLE\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void arrive(int minute) {
        var at = "2026-11-30T15:50:00Z";
        var notAfter = Instant.parse(at).plusSeconds(60L * minute).toString();
        add(
                "ArrivalNoted",
                minute,
                "{\"crew\":\"C-1\",\"evidence\":{\"notAfter\":\"" + notAfter + "\",\"source\":\"QR\"}}");
    }

    private Figures whole() {
        return recount.figures().get(0);
    }

    private void add(String type, int minute, String fact) {
        recount.add(Body.empty()
                .with("type", type)
                .with("v", 1)
                .with("at", Instant.parse("2026-11-30T15:50:00Z").plusSeconds(60L * minute))
                .with("body", Body.of(fact).with("rescue", "R-1")));
    }
}
