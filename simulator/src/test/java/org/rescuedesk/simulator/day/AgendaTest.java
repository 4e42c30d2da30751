package org.rescuedesk.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final Agenda agenda = new Agenda(NOON);
    private final List<String> happened = new ArrayList<>();

    @Test
    void whatIsDueHappensInOrderOfTimeAndThenOfEntry() throws InterruptedException {
        agenda.at(NOON.plusSeconds(7), () -> happened.add("later"));
        agenda.at(NOON.plusSeconds(3), () -> happened.add("first"));
        agenda.at(NOON.plusSeconds(3), () -> happened.add("second"));
        agenda.at(NOON.plusSeconds(9), () -> happened.add("not yet"));
        agenda.runUntil(NOON.plusSeconds(8));
        assertThat(happened).containsExactly("first", "second", "later");
        assertThat(agenda.next()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void whatHappensMayEnterMoreThatHappensInTheSameRun() throws InterruptedException {
        agenda.after(Duration.ofSeconds(1), () -> agenda.after(Duration.ofSeconds(1), () -> happened.add("more")));
        agenda.runUntil(NOON.plusSeconds(2));
        assertThat(happened).containsExactly("more");
    }

    @Test
    void whatWouldBePastIsDueAtOnce() {
        agenda.reach(NOON.plusSeconds(5));
        agenda.at(NOON, () -> happened.add("late"));
        assertThat(agenda.next()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void everythingFallsOnWholeSecondsAndPositionsOnTensOfThem() {
        agenda.at(NOON.plusMillis(10_300), () -> happened.add("a report"));
        assertThat(agenda.next()).isEqualTo(NOON.plusSeconds(11));
        agenda.atNextTen(() -> happened.add("a position"));
        assertThat(agenda.next()).isEqualTo(NOON.plusSeconds(10));
    }
}
