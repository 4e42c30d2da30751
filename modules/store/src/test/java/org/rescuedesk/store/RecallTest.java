package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.state.TimePoint;

class RecallTest extends OnPostgres {
    private static final RescueId NONE = new RescueId("E-9@20200101T000000Z");

    @Test
    void inAnEmptyMemoryThereIsNothing() {
        var recall = memory.recall();

        assertThat(recall.findRescue(NONE)).isEmpty();
        assertThat(recall.facts(NONE)).isEmpty();
        assertThat(recall.listEnded(10)).isEmpty();
        assertThat(recall.listUnreadable(10)).isEmpty();
        assertThat(recall.countUnreadable()).isZero();
        assertThat(recall.findExercise()).isEmpty();
    }

    @Test
    void aRescueIsFoldedFromItsFactsToWhatTheDeskKnew() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, true);
        append(desk.decide(desk.onDuty(0), desk.onDuty(1)));
        var one = append(desk.decide(desk.call(1, "李小龙"), desk.entrapment(2), desk.entrapment(1)));

        for (var touched : one.touched()) {
            assertThat(memory.recall().findRescue(touched.rescue().id())).hasValue(touched.rescue());
        }
        assertThat(one.touched()).hasSize(2);
        assertThat(memory.recall().facts(one.touched().get(0).rescue().id()))
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("RescueOpened", "CrewOffered", "SignalJoined");
        assertThat(memory.recall().findExercise()).hasValue(true);
    }

    @Test
    void endedRescuesAreListedLastFirst() throws Exception {
        new RandomRescues(memory.journal(), false, 7).write(0, 40);

        var ended = memory.recall().listEnded(5);

        assertThat(ended).hasSize(5);
        var times = ended.stream()
                .map(id -> memory.recall().findRescue(id).orElseThrow())
                .peek(rescue -> assertThat(rescue.stage().isEnded()).isTrue())
                .map(rescue -> rescue.times().find(TimePoint.CLOSED).orElseThrow())
                .toList();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(memory.recall().listEnded(1000)).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void allRescuesAreListedPageByPageWhateverTheirStage() throws Exception {
        new RandomRescues(memory.journal(), false, 7).write(0, 40);
        var all = memory.recall().listAll("", 1000);

        var first = memory.recall().listAll("", 15);
        var second = memory.recall().listAll(first.get(14).value(), 1000);

        assertThat(all)
                .hasSize(ask(Long.class, "select count(*) from rescue_desk.rescue")
                        .intValue());
        assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyElementsOf(all);
        assertThat(all).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void anUnreadableMessageIsShownByItsBeginning() throws Exception {
        var large = new byte[100_000];
        Arrays.fill(large, (byte) 'x');
        append(new SmallDesk(Tail.EMPTY, false)
                .keep(
                        SmallDesk.raw("{\"v\":1,困"),
                        RawInput.of(SmallDesk.START, "crew/C-1/report", large, "TOO_LARGE", "It has 100,000 bytes."),
                        RawInput.of(
                                SmallDesk.START,
                                "crew/C-1/report",
                                new byte[] {'a', (byte) 0xFF},
                                "NOT_JSON",
                                "No JSON.")));

        var kept = memory.recall().listUnreadable(10);

        assertThat(kept).hasSize(3).extracting(KeptInput::preview).element(0).isEqualTo("a\uFFFD");
        assertThat(kept.get(1).size()).isEqualTo(100_000);
        assertThat(kept.get(1).preview()).hasSize(512);
        assertThat(kept.get(1).sentence()).isEqualTo("It has 100,000 bytes.");
        assertThat(kept.get(2).preview()).isEqualTo("{\"v\":1,困");
        assertThat(kept.get(2).receivedAt()).isEqualTo(SmallDesk.START);
        assertThat(memory.recall().listUnreadable(2)).hasSize(2);
        assertThat(ask(Integer.class, "select max(length(payload)) from rescue_desk.unreadable"))
                .isEqualTo(65_536);
    }

    @Test
    void aFactThatSomebodyChangedIsNotBelieved() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var id = append(desk.decide(desk.entrapment(1)))
                .touched()
                .get(0)
                .rescue()
                .id();
        server.unlocked(
                database,
                "update rescue_desk.journal set bytes = replace(convert_from(bytes, 'UTF8'), '\"people\":3', '\"people\":1')::bytea");

        assertThatThrownBy(() -> memory.recall().findRescue(id))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("can't be believed");
    }
}
