package org.rescuedesk.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescuedesk.cli.replay.Spell.Kind;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.simulator.past.PastChange;
import org.rescuedesk.simulator.past.PastChange.State;
import org.rescuedesk.simulator.past.PastFacility;
import org.rescuedesk.simulator.past.PastFacility.Type;

class FleetComparisonTest {

    private static final Instant NOON = Instant.parse("2022-01-01T12:00:00Z");
    private static final List<PastFacility> FACILITIES = List.of(
            new PastFacility(ElevatorId.of("DB-1"), Type.ELEVATOR, "", null),
            new PastFacility(ElevatorId.of("DB-2"), Type.ESCALATOR, "", null));

    @Test
    void anOutageGoesOnWhileTheLinkIsLostAndEndsWhenItIsSeenToRun() {
        assertThat(of("DB-1", "ACTIVE INACTIVE UNKNOWN INACTIVE UNKNOWN ACTIVE UNKNOWN"))
                .containsExactly(
                        spell("DB-1", Kind.FAULT, 1, 5),
                        spell("DB-1", Kind.LINK_LOST, 2, 3),
                        spell("DB-1", Kind.LINK_LOST, 4, 5),
                        spell("DB-1", Kind.LINK_LOST, 6, null));
    }

    @Test
    void theSameStateAgainAddsNothingAndWhatIsOpenAtTheEndStaysOpen() {
        assertThat(of("DB-1", "INACTIVE INACTIVE UNKNOWN UNKNOWN"))
                .containsExactly(spell("DB-1", Kind.FAULT, 0, null), spell("DB-1", Kind.LINK_LOST, 2, null));
        assertThat(of("DB-1", "ACTIVE ACTIVE")).isEmpty();
    }

    @Test
    void statesOfOneMomentCountInTheOrderOfTheFile() {
        assertThat(FileOutages.of(List.of(
                        change("DB-1", 0, "INACTIVE"), change("DB-1", 0, "ACTIVE"), change("DB-2", 0, "ACTIVE"))))
                .containsExactly(spell("DB-1", Kind.FAULT, 0, 0));
        assertThat(FileOutages.of(List.of(
                        change("DB-1", 0, "INACTIVE"),
                        change("DB-1", 0, "ACTIVE"),
                        change("DB-1", 0, "INACTIVE"),
                        change("DB-1", 3, "ACTIVE"))))
                .containsExactly(spell("DB-1", Kind.FAULT, 0, 3));
    }

    @Test
    void whatAgreesIsSummedByType() {
        List<Spell> file = List.of(
                spell("DB-1", Kind.FAULT, 0, 3_600),
                spell("DB-1", Kind.LINK_LOST, 60, 1_860),
                spell("DB-2", Kind.FAULT, 7_200, null));
        FleetComparison comparison = new FleetComparison(FACILITIES, file, file, NOON.plusSeconds(9_000));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.tallies())
                .extracting(FleetTally::line)
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "elevators 1 1 1 1.0 1.0 1 1 0.5 0.5 0",
                        "escalators 1 1 1 0.5 0.5 0 0 0.0 0.0 0",
                        "all 合计 2 2 2 1.5 1.5 1 1 0.5 0.5 0");
    }

    @Test
    void everyDifferenceIsFoundAndListed() {
        List<Spell> file = List.of(
                spell("DB-1", Kind.FAULT, 0, 60),
                spell("DB-1", Kind.LINK_LOST, 0, 60),
                spell("DB-2", Kind.FAULT, 0, null));
        for (List<Spell> wrong : wrongs(file)) {
            FleetComparison comparison = new FleetComparison(FACILITIES, file, wrong, NOON.plusSeconds(9_000));
            assertThat(comparison.differences()).as(wrong.toString()).isNotEmpty();
            FleetTally all = comparison.tallies().get(comparison.tallies().size() - 1);
            assertThat(all.differences()).isEqualTo(comparison.differences().size());
        }
        List<Spell> later = new ArrayList<>(file);
        later.set(0, spell("DB-1", Kind.FAULT, 1, 60));
        later.add(spell("DB-9", Kind.FAULT, 5, 6));
        FleetComparison comparison = new FleetComparison(FACILITIES, file, later, NOON.plusSeconds(9_000));
        assertThat(comparison.differences())
                .containsExactly(
                        "DB-1: out of service 停用 2022-01-01T12:00:00Z – 2022-01-01T12:01:00Z, only in the file 仅见于文件",
                        "DB-1: out of service 停用 2022-01-01T12:00:01Z – 2022-01-01T12:01:00Z, only at the desk 仅见于调度台",
                        "DB-9: out of service 停用 2022-01-01T12:00:05Z – 2022-01-01T12:00:06Z, only at the desk 仅见于调度台");
        assertThat(comparison.tallies())
                .extracting(tally -> tally.type() + " " + tally.differences())
                .containsExactly("elevators 2", "escalators 0", "not listed 1", "all 合计 3");
    }

    /** One that is missing, one too many, and one of another kind, begin, end or facility. */
    private static List<List<Spell>> wrongs(List<Spell> right) {
        List<List<Spell>> wrongs = new ArrayList<>();
        for (Spell spell : right) {
            for (Spell other : Arrays.asList(
                    null,
                    new Spell("DB-3", spell.kind(), spell.beganAt(), spell.endedAt()),
                    new Spell(spell.elevator(), spell.kind(), spell.beganAt().minusSeconds(1), spell.endedAt()),
                    new Spell(spell.elevator(), spell.kind(), spell.beganAt(), NOON.plusSeconds(61)),
                    new Spell(
                            spell.elevator(), spell.kind(), spell.beganAt(), spell.endedAt() == null ? NOON : null))) {
                List<Spell> wrong = new ArrayList<>(right);
                wrong.remove(spell);
                if (other != null) {
                    wrong.add(other);
                }
                wrongs.add(wrong);
            }
        }
        return wrongs;
    }

    private static List<Spell> of(String elevator, String states) {
        List<PastChange> changes = new ArrayList<>();
        for (String state : states.split(" ")) {
            changes.add(change(elevator, changes.size(), state));
        }
        return FileOutages.of(changes);
    }

    private static PastChange change(String elevator, int second, String state) {
        return new PastChange(NOON.plusSeconds(second), ElevatorId.of(elevator), State.valueOf(state));
    }

    private static Spell spell(String elevator, Kind kind, int began, @Nullable Integer ended) {
        return new Spell(elevator, kind, NOON.plusSeconds(began), ended == null ? null : NOON.plusSeconds(ended));
    }
}
