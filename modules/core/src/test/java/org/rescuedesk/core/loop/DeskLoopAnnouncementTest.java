package org.rescuedesk.core.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.scene.Scene.instant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.CrewEvent.CrewsSeen;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.CameOnDuty;
import org.rescuedesk.core.ask.DispatcherCommand.Confirm;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.state.Fix;

class DeskLoopAnnouncementTest {
    private static final Instant NINE = instant("09:00");
    private static final CrewId NEAR = CrewId.of("near");

    private final DeskLoop loop = new DeskLoop(Province.desk(), Tail.EMPTY, false);
    private final List<Outcome> told = new ArrayList<>();

    @Test
    void nothingIsAnnouncedOrToldBeforeItIsDurable() {
        submit(onDuty());
        var batch = loop.take().orElseThrow();
        assertThat(batch.entries()).hasSize(1);
        assertThat(loop.announced()).isEqualTo(Province.desk());
        assertThat(loop.newest()).isEqualTo(batch.after()).isNotEqualTo(Province.desk());
        assertThat(told).isEmpty();

        assertThat(loop.announce()).isEmpty();

        loop.written(batch.number());
        var durable = loop.announce().orElseThrow();
        assertThat(loop.announced()).isSameAs(loop.newest());
        assertThat(told).isEmpty();
        durable.outcomes().forEach(Runnable::run);
        assertThat(told).containsExactly(new Outcome.Done(batch.entries(), loop.announced(), true));
    }

    @Test
    void batchesAreGivenOutWithoutWaitingForThoseBeforeAndToldInOrder() {
        submit(onDuty());
        var first = loop.take().orElseThrow();
        submit(call());
        var second = loop.take().orElseThrow();
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.entries().get(0).previous())
                .isEqualTo(first.entries().get(0).hash());

        loop.written(first.number());
        tell();
        assertThat(loop.announced()).isSameAs(first.after());
        assertThat(told).hasSize(1);
        loop.written(second.number());
        tell();
        assertThat(loop.announced()).isSameAs(second.after());
        assertThat(told).hasSize(2);
    }

    @Test
    void whileTheJournalAnswersTheFileAloneIsNotEnoughAndWhileItIsAwayItIs() {
        submit(onDuty());
        var batch = loop.take().orElseThrow();
        loop.filed(batch.number());
        assertThat(loop.announce()).isEmpty();
        loop.journalIsAway(true);
        tell();
        assertThat(told).containsExactly(new Outcome.Done(batch.entries(), loop.announced(), false));
        assertThat(loop.unsaved()).isOne();

        submit(call());
        var next = loop.take().orElseThrow();
        assertThat(loop.announce()).as("not in the file yet").isEmpty();
        loop.written(next.number());
        tell();
        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.saved()).isTrue());
        assertThat(loop.unsaved()).isZero();
    }

    @Test
    void whatChangesNothingIsToldOnlyWhenAllBeforeItIsDurable() {
        submit(onDuty());
        var batch = loop.take().orElseThrow();
        submit(onDuty());
        assertThat(loop.take().orElseThrow().isEmpty()).isTrue();
        tell();
        assertThat(told).isEmpty();
        loop.written(batch.number());
        tell();
        assertThat(told).hasSize(2);
        assertThat(loop.untold()).isZero();
    }

    @Test
    void withEnoughOnItsWayTheNextBatchWaitsAndGrows() {
        for (int i = 0; i < 10; i++) {
            submit(call());
            loop.take();
        }
        assertThat(loop.untold()).isEqualTo(8);
        assertThat(loop.queued()).isEqualTo(2);
        loop.written(1);
        tell();
        assertThat(loop.take().orElseThrow().entries().size()).isGreaterThanOrEqualTo(2);
        assertThat(loop.queued()).isZero();
    }

    private void tell() {
        for (var next = loop.announce(); next.isPresent(); next = loop.announce())
            next.get().outcomes().forEach(Runnable::run);
    }

    @Test
    void aBatchTakesFiveHundredAtMostAndTellsThemInOrder() {
        for (int i = 0; i < 501; i++) {
            int n = i;
            loop.submit(Submission.of(new Check(NINE), outcome -> told.add(new Outcome.Declined("" + n))));
        }
        loop.take();
        tell();
        assertThat(told).hasSize(500).startsWith(new Outcome.Declined("0")).endsWith(new Outcome.Declined("499"));
        assertThat(loop.queued()).isEqualTo(1);
    }

    @Test
    void aRefusedCommandChangesNothingAndItsRawInputIsKept() {
        var raw = RawInput.of(NINE, "crew/near/report", "{}".getBytes(UTF_8), "refused", "No.");
        var unknown = new Confirm(NINE, By.dispatcher("wei"), new RescueId("E1@20261123T010000Z"));
        loop.submit(new Submission(unknown, raw, told::add));
        var batch = loop.take().orElseThrow();
        SmallDesk.writeAndTell(loop, batch);
        assertThat(batch.entries()).isEmpty();
        assertThat(batch.raws()).containsExactly(raw);
        assertThat(loop.newest()).isSameAs(batch.after()).isEqualTo(Province.desk());
        assertThat(loop.tail()).isEqualTo(Tail.EMPTY);
        assertThat(told)
                .containsExactly(new Outcome.Declined(
                        "没有进行中的救援 E1@20261123T010000Z。 The desk has no open rescue E1@20261123T010000Z."));
    }

    @Test
    void whatIsPersonalHangsOnTheFirstFactOfItsCommand() {
        submit(onDuty());
        submit(call(new PersonNote("name", "00", "王芳"), new PersonNote("phone", "01", "138")));
        var batch = loop.take().orElseThrow();
        assertThat(batch.persons()).hasSize(2).allMatch(person -> person.seq() == 2);
        assertThat(batch.entries().get(1).event().body().body("caller").fields())
                .containsOnlyKeys("name", "phone");
        assertThat(batch.entries()).extracting(Entry::canonical).noneMatch(row -> row.contains("王芳"));
    }

    @Test
    void aFactThatCanNotBeWrittenLeavesNothingOfItsCommandBehind() {
        submit(onDuty());
        submit(new Called(
                NINE, By.dispatcher("wei"), ElevatorId.of("E1"), 2, List.of(new PersonNote("note", "00", "\u0000"))));
        submit(call());
        var batch = loop.take().orElseThrow();
        SmallDesk.writeAndTell(loop, batch);
        assertThat(told.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(batch.entries()).extracting(Entry::seq).containsExactly(1L, 2L, 3L);
        assertThat(loop.tail()).isEqualTo(Tail.of(batch.entries().get(2)));
    }

    @Test
    void aPositionBecomesAFactOnlyWhenADecisionLooksAtIt() {
        submit(onDuty());
        var fix = new Fix(new Point(26.58, 106.71), 10, 0, null, NINE);
        loop.locate(NEAR, fix);
        submit(new Check(NINE));
        assertThat(seen(loop.take().orElseThrow())).isEmpty();
        submit(call());
        var batch = loop.take().orElseThrow();
        assertThat(seen(batch)).hasSize(1);
        assertThat(batch.after().crew(NEAR).seen()).isEqualTo(fix);
        assertThat(loop.findPosition(NEAR)).contains(fix);
    }

    @Test
    void eachStartIsAnEpochOfItsOwnAndTheChainGoesOn() {
        submit(onDuty());
        SmallDesk.writeAndTell(loop, loop.take().orElseThrow());
        var next = new DeskLoop(loop.announced(), loop.tail(), false);
        next.submit(Submission.of(call()));
        var entry = next.take().orElseThrow().entries().get(0);
        assertThat(next.epoch()).isEqualTo(2);
        assertThat(entry.epoch()).isEqualTo(2);
        assertThat(loop.tail().isFollowedBy(entry)).isTrue();
    }

    private void submit(Command command) {
        loop.submit(Submission.of(command, told::add));
    }

    private static Command onDuty() {
        return new CameOnDuty(NINE, By.crew(NEAR), NEAR);
    }

    private static Command call(PersonNote... caller) {
        return new Called(NINE, By.dispatcher("wei"), ElevatorId.of("E1"), 2, List.of(caller));
    }

    private static List<CrewsSeen> seen(Batch batch) {
        return batch.entries().stream()
                .map(Entry::event)
                .filter(CrewsSeen.class::isInstance)
                .map(CrewsSeen.class::cast)
                .toList();
    }
}
