package org.rescuedesk.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.ask.DispatcherCommand.Dismiss;
import org.rescuedesk.core.ask.SignalCommand.Called;

class DeskLoopTest {
    /** As when the database was away for long, and much is queued. */
    @Test
    void aBatchStillHasEveryRescueThatItTouchedHoweverLongItsCommandsWaited() {
        var desk = new SmallDesk(Tail.EMPTY, false);
        desk.decide(desk.entrapment(1));
        var rescue = desk.desk().elevator(SmallDesk.elevatorId(1)).findLast().orElseThrow();

        var first = desk.decide(
                new Dismiss(SmallDesk.START.plusSeconds(60), By.dispatcher("王芳"), rescue, List.of()),
                desk.entrapment(2, SmallDesk.START.plusSeconds(60).plus(Duration.ofMinutes(30))),
                desk.entrapment(3, SmallDesk.START.plus(Duration.ofHours(2))));

        assertThat(first.touched())
                .hasSize(2)
                .first()
                .satisfies(each -> assertThat(each.rescue().id()).isEqualTo(rescue));
        assertThat(desk.decideQueued().touched()).hasSize(1);
    }

    @Test
    void aFaultInOneCommandIsToldToItsSenderAndKeepsNobodyElseWaiting() {
        var small = new SmallDesk(Tail.EMPTY, false);
        var loop = new DeskLoop(small.desk(), Tail.EMPTY, false);
        var outcomes = new ArrayList<Outcome>();
        var notHexadecimal = List.of(new PersonNote("name", "salt", "王芳"));
        loop.submit(Submission.of(
                new Called(SmallDesk.START, By.dispatcher("李强"), SmallDesk.elevatorId(1), 2, notHexadecimal),
                outcomes::add));
        loop.submit(Submission.of(small.entrapment(2), outcomes::add));

        var batch = loop.take().orElseThrow();
        SmallDesk.writeAndTell(loop, batch);

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
        assertThat(batch.entries().get(0).previous()).isEqualTo(Hash.NONE);
        assertThat(batch.touched()).hasSize(1);
    }
}
