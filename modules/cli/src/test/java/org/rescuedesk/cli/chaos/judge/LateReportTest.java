package org.rescuedesk.cli.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.cli.chaos.judge.Deviation.Kind;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** A report that came when its crew's assignment had ended is rightly refused; any other that does not stand is lost. */
class LateReportTest {
    private final Scene scene = new Scene();

    private void finds(String words) {
        assertThat(scene.judged()).anySatisfy(found -> {
            assertThat(found.kind()).isEqualTo(Kind.LOST);
            assertThat(found.sentence()).contains(words);
        });
    }

    private ReportMessage accepts() {
        return ReportMessage.accept(
                Scene.CREW, scene.now(), "again", scene.rescue(Scene.ELEVATOR).value());
    }

    @Test
    void whatCameAfterTheStandDownAndWasKeptAsRefusedIsNotLost() {
        scene.answersLate();
        assertThat(scene.place(CrewDidNotAnswer.class, 0)).isPositive();
        assertThat(scene.place(CrewStoodDown.class, 0)).isPositive();
        assertThat(scene.judged()).isEmpty();
    }

    @Test
    void whatCameAfterTheStandDownAndWasKeptNowhereIsLost() {
        scene.answersLate();
        scene.inputs.removeIf(each -> each.reason().equals("refused"));
        finds("Report C-1 gone/DEPART");
    }

    @Test
    void aLateYesThatWasRefusedInsteadOfFollowedIsLost() {
        scene.answersLate();
        scene.drop(CrewStoodDown.class, 0);
        finds("Report C-1 gone/DEPART");
        int place = scene.place(ReportTaken.class, 0);
        while (!((ReportTaken) scene.events.get(place)).report().startsWith("late/")) place = next(place);
        scene.events.remove(place);
        finds("Report C-1 late/ACCEPT");
    }

    private int next(int place) {
        do place++;
        while (!(scene.events.get(place) instanceof ReportTaken));
        return place;
    }

    @Test
    void aYesThatWasRefusedWhileItsCrewWasAwaitedIsLost() {
        scene.asksAgain(() -> scene.refuse(accepts()));
        finds("Report C-1 again/ACCEPT");
    }

    @Test
    void aYesThatWasRefusedOnceItsTimeWasOverIsLostWhereNobodyStoodTheCrewDown() {
        scene.asksAgain(() -> {
            scene.pass(181);
            scene.refuse(accepts());
        });
        assertThat(scene.place(CrewDidNotAnswer.class, 0)).isPositive();
        finds("Report C-1 again/ACCEPT");
    }

    @Test
    void aRefusalBeforeTheStandDownIsNoneOfItsMaking() {
        scene.asksAgain(() -> {
            scene.refuse(accepts());
            scene.pass(1);
            scene.standDown();
            scene.order(Scene.CREW, OrderMessage.Kind.STAND_DOWN, Scene.ELEVATOR);
        });
        finds("Report C-1 again/ACCEPT");
    }

    @Test
    void aStandDownOfWhichNobodyWasToldIsLost() {
        scene.asksAgain(scene::standDown);
        finds("was stood down, and never told");
    }
}
