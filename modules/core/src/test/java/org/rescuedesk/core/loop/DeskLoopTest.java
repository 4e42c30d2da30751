package org.rescuedesk.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.DispatcherCommand.Dismiss;

class DeskLoopTest {
    /** As when the database was away for long, and much is queued. */
    @Test
    void aBatchStillHasEveryRescueThatItTouchedHoweverLongItsCommandsWaited() {
        var desk = new SmallDesk(Tail.EMPTY, false);
        desk.decide(desk.entrapment(1));
        var rescue = desk.desk().elevator(SmallDesk.elevatorId(1)).findLast().orElseThrow();

        var first = desk.decide(
                new Dismiss(SmallDesk.START.plusSeconds(60), By.dispatcher("王芳"), rescue, "Nobody is inside."),
                desk.entrapment(2, SmallDesk.START.plusSeconds(60).plus(Duration.ofMinutes(30))),
                desk.entrapment(3, SmallDesk.START.plus(Duration.ofHours(2))));

        assertThat(first.touched())
                .hasSize(2)
                .first()
                .satisfies(each -> assertThat(each.rescue().id()).isEqualTo(rescue));
        assertThat(desk.decideQueued().touched()).hasSize(1);
    }
}
