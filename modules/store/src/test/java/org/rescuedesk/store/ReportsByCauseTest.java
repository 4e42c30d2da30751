package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.store.report.Causes;
import org.rescuedesk.store.report.Figure;
import org.rescuedesk.store.report.Report.Part;
import org.rescuedesk.store.report.Slice;

/** Causes summed up as somebody's bulletin does it, against the raw journal. */
class ReportsByCauseTest extends OnPostgres {
    private static final Map<String, String> GROUPS = Map.of(
            "door", "electromechanical",
            "door.lock_contact", "electromechanical",
            "human", "misuse",
            "human.overload", "misuse",
            "misuse", "misuse",
            "external.power_cut", "power_cut");

    @Test
    void everyPartIsTheOneThatTheRawJournalGives() throws Exception {
        new RandomRescues(memory.journal(), false, 11).write(0, 150);

        var report = memory.reports().report(slice(null));

        assertThat(report.byCause())
                .extracting(Part::key)
                .containsExactlyInAnyOrder("", "electromechanical", "misuse", "other", "power_cut");
        for (var part : report.byCause()) {
            assertThat(part.times())
                    .as(part.key())
                    .isEqualTo(RecountedTimes.of(
                            memory.journal(), false, rescue -> group(rescue).equals(part.key())));
            assertThat(part.times().rescues()).as(part.key()).isPositive();
        }
        assertThat(report.byCause().stream().mapToLong(part -> part.times().rescues()))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(each -> each).sum())
                        .isEqualTo(report.whole().rescues()));
        assertThat(report.whole()).isEqualTo(memory.reports().responseTimes(false));
    }

    @Test
    void aSliceOfOneGroupIsItsWholeAndOpensItsRescues() throws Exception {
        new RandomRescues(memory.journal(), false, 12).write(0, 60);
        for (var part : memory.reports().report(slice(null)).byCause()) {
            var only = slice(part.key().isEmpty() ? Causes.NONE : part.key());
            var narrow = memory.reports().report(only);
            assertThat(narrow.whole()).isEqualTo(part.times());
            assertThat(narrow.byCause()).extracting(Part::key).containsExactly(part.key());
            assertThat(memory.reports().rescues(only, Figure.RESCUES, 1_000))
                    .hasSize((int) part.times().rescues());
        }
        assertThat(memory.reports().report(slice("none")).whole().rescues()).isZero();
    }

    /** Nothing is known of any code then, and nothing is lost. */
    @Test
    void withoutGroupsAllThatWasReportedIsOther() throws Exception {
        new RandomRescues(memory.journal(), false, 13).write(0, 20);
        assertThat(memory.reports().report(Slice.all(false)).byCause())
                .extracting(Part::key)
                .containsExactly("", "other");
    }

    @Test
    void aCodeThatIsMoreThanAWordIsRefused() {
        for (var code : new String[] {"a,b", "{", "\"", "a b", ""}) {
            assertThatIllegalArgumentException()
                    .as(code)
                    .isThrownBy(() -> new Causes(new TreeMap<>(Map.of(code, "other")), null));
        }
    }

    private static Slice slice(@Nullable String only) {
        return new Slice(false, null, null, null, new Causes(new TreeMap<>(GROUPS), only));
    }

    private static String group(Rescue rescue) {
        var cause = rescue.cause();
        return cause == null ? "" : GROUPS.getOrDefault(cause, "other");
    }
}
