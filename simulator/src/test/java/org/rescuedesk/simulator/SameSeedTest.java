package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same seed and the same desk: the same words, to the byte, however fast and whenever orders come in. */
class SameSeedTest {

    private static final Instant END = Room.HALF_PAST.plusSeconds(3_600);
    private static final double HASTE = 4_000;

    private final List<String> flatOut = said(Room.runUntil(7, END));

    @Test
    void pacedAndFlatOutTheSameIsSaid() {
        FakeDesk paced = Room.run(7, HASTE, Room.desk(7, END));
        assertThat(said(paced)).isEqualTo(flatOut);
    }

    @Test
    void ordersThatLieAboutUntilTheNextStepChangeNothing() {
        FakeDesk desk = Room.desk(7, END);
        desk.slow = true;
        Room.run(7, SimulatorOptions.FLAT_OUT, desk);
        assertThat(said(desk)).isEqualTo(flatOut);
    }

    @Test
    void anotherSeedIsAnotherDay() {
        assertThat(said(Room.runUntil(8, END))).isNotEqualTo(flatOut);
    }

    private static List<String> said(FakeDesk desk) {
        return desk.heard.stream().map(said -> said.qos() + " " + said.words()).toList();
    }
}
