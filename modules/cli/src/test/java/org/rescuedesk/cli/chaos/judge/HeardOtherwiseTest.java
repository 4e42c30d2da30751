package org.rescuedesk.cli.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.cli.chaos.judge.Deviation.Kind;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.RescueEvent.CallJoined;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.RescueEvent.RescueConfirmed.How;

/** What may go wrong with calls and with cries that nobody can read is done to a journal in which all is well, and found. */
class HeardOtherwiseTest {
    private final Scene scene = new Scene();
    private final RescueOpened called = (RescueOpened) scene.events.get(scene.place(RescueOpened.class, 2));

    private void finds(Kind kind, String words) {
        assertThat(scene.judged()).anySatisfy(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.sentence()).contains(words);
        });
    }

    private void join(Integer people) {
        int place = scene.place(RescueOpened.class, 2);
        var joined = new CallJoined(called.at(), called.by(), called.rescue(), people, called.words(), called.caller());
        scene.events.add(place + 1, joined);
    }

    @Test
    void aCallThatNobodyAnsweredIsLost() {
        scene.ledger.called(new Ledger.Call(Scene.OTHER, 1, scene.now()));
        finds(Kind.LOST, "A call about GY-2, made at");
    }

    @Test
    void aCallThatWasAnsweredAndDoesNotStandIsLost() {
        scene.ledger.called(new Ledger.Call(Scene.CALLED, 2, scene.now()));
        scene.ledger.answered(
                new Ledger.Answered(Scene.CALLED, scene.rescue(Scene.CALLED).value(), true, scene.now()));
        finds(Kind.LOST, "A call about GY-3 was answered, and does not stand");
    }

    @Test
    void aCallThatWasPassedOnAgainMayStandTwiceOrOnce() {
        scene.ledger.called(new Ledger.Call(Scene.CALLED, 2, scene.now()));
        assertThat(scene.judged()).isEmpty();
        join(2);
        assertThat(scene.judged()).isEmpty();
        join(2);
        finds(Kind.DOUBLED, "A call about GY-3 was passed on 2 times, and stands 3 times");
    }

    @Test
    void aRescueOfWhichACallerWasToldAndThatDoesNotStandIsLost() {
        scene.ledger.answered(new Ledger.Answered(Scene.CALLED, "GY-3@20261123T000000Z", false, scene.now()));
        finds(Kind.LOST, "A caller was told of rescue GY-3@20261123T000000Z");
    }

    @Test
    void whatACallerDidNotSayIsWrong() {
        scene.ledger.called(new Ledger.Call(Scene.CALLED, 2, scene.now()));
        join(4);
        finds(Kind.WRONG, "a call about GY-3 told of 2 people, and 4 stand");
    }

    @Test
    void aCallThatNobodyMadeIsWrong() {
        var other = scene.rescue(Scene.OTHER);
        int place = scene.place(RescueOpened.class, 1);
        scene.events.add(
                place + 1, new CallJoined(called.at(), called.by(), other, 2, called.words(), called.caller()));
        finds(Kind.WRONG, "nobody called about GY-2");
    }

    @Test
    void anUnreadableCryThatLedToNothingIsLost() {
        var cry = new Ledger.Unreadable(Scene.OTHER, "elevator/520102/GY-2/signal", "{", scene.now());
        scene.ledger.criedUnreadably(cry);
        finds(Kind.LOST, "An unreadable cry of GY-2, sent at");
    }

    @Test
    void anUnreadableCryThatIsOnlyNotedIsLost() {
        int place = scene.place(CryNoted.class, 0);
        var cry = scene.events.get(place);
        while (scene.events.size() > place) scene.events.remove(place);
        scene.events.add(cry);
        finds(Kind.LOST, "is noted, and neither opens a rescue nor joins one");
    }

    @Test
    void anUnreadableCryThatWasNotKeptAsItCameIsLost() {
        scene.inputs.clear();
        finds(Kind.LOST, "was not kept as it came");
    }

    @Test
    void anUnreadableCryThatStandsTwiceIsDoubled() {
        scene.again(CryNoted.class, 0);
        finds(Kind.DOUBLED, "stands already");
    }

    @Test
    void aSuspicionThatNobodyRaisedIsWrong() {
        scene.change(
                CryNoted.class,
                0,
                cry -> new CryNoted(cry.at(), cry.by(), Scene.OTHER, cry.signal(), cry.distrust(), cry.sentence()));
        finds(Kind.WRONG, "nobody sent the unreadable cry");
        finds(Kind.WRONG, "was suspected, though every cry there can be trusted");
    }

    @Test
    void aSuspicionThatOpensItselfWithinTheMinuteIsWrong() {
        var suspected = (RescueSuspected) scene.events.get(scene.place(RescueSuspected.class, 0));
        scene.change(
                RescueConfirmed.class,
                0,
                opened -> new RescueConfirmed(
                        suspected.at().plusSeconds(59), opened.by(), opened.rescue(), How.UNANSWERED));
        finds(Kind.WRONG, "opens at " + suspected.at().plusSeconds(59) + ": UNANSWERED");
    }
}
