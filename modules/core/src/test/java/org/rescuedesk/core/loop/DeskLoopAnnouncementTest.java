package org.rescuedesk.core.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
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

        var outcomes = loop.written();
        assertThat(loop.announced()).isSameAs(loop.newest());
        assertThat(told).isEmpty();
        outcomes.forEach(Runnable::run);
        assertThat(told).containsExactly(new Outcome.Done(batch.entries(), loop.announced()));
    }

    @Test
    void oneBatchIsWrittenAtATimeAndWhatComesMeanwhileWaits() {
        submit(onDuty());
        loop.take();
        submit(call());
        assertThat(loop.take()).isEmpty();
        assertThat(loop.queued()).isEqualTo(1);
        loop.written();
        assertThat(loop.take()).isPresent();
        loop.written();
        assertThat(loop.take()).isEmpty();
        assertThatIllegalStateException().isThrownBy(loop::written);
    }

    @Test
    void aBatchTakesFiveHundredAtMostAndTellsThemInOrder() {
        for (int i = 0; i < 501; i++) {
            int n = i;
            loop.submit(Submission.of(new Check(NINE), outcome -> told.add(new Outcome.Declined("" + n))));
        }
        loop.take();
        loop.written().forEach(Runnable::run);
        assertThat(told).hasSize(500).startsWith(new Outcome.Declined("0")).endsWith(new Outcome.Declined("499"));
        assertThat(loop.queued()).isEqualTo(1);
    }

    @Test
    void aRefusedCommandChangesNothingAndItsRawInputIsKept() {
        var raw = RawInput.of(NINE, "crew/near/report", "{}".getBytes(UTF_8), "refused", "No.");
        var unknown = new Confirm(NINE, By.dispatcher("wei"), new RescueId("E1@20261123T010000Z"));
        loop.submit(new Submission(unknown, raw, told::add));
        var batch = loop.take().orElseThrow();
        loop.written().forEach(Runnable::run);
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
        submit(new Called(NINE, By.dispatcher("wei"), ElevatorId.of("E1"), 2, "\u0000", List.of()));
        submit(call());
        var batch = loop.take().orElseThrow();
        loop.written().forEach(Runnable::run);
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
        loop.written();
        submit(call());
        var batch = loop.take().orElseThrow();
        assertThat(seen(batch)).hasSize(1);
        assertThat(batch.after().crew(NEAR).seen()).isEqualTo(fix);
        assertThat(loop.findPosition(NEAR)).contains(fix);
    }

    @Test
    void eachStartIsAnEpochOfItsOwnAndTheChainGoesOn() {
        submit(onDuty());
        loop.take();
        loop.written();
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
        return new Called(NINE, By.dispatcher("wei"), ElevatorId.of("E1"), 2, "", List.of(caller));
    }

    private static List<CrewsSeen> seen(Batch batch) {
        return batch.entries().stream()
                .map(Entry::event)
                .filter(CrewsSeen.class::isInstance)
                .map(CrewsSeen.class::cast)
                .toList();
    }
}
