package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Stage;

class ReturnedTest {
    private final Scene scene = Scene.with("near");

    @Test
    void aClearedSignalIsShownAndNeverClosesARescue() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        assertThat(scene.at("09:05").signal("E1", "cleared", "c1")).containsExactly("ReturnedUnconfirmed E1");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.OPEN);
        assertThat(scene.rescue("E1").has(Mark.RETURNED_UNCONFIRMED)).isTrue();
        scene.at("09:10").arrives("near", "E1");
        assertThat(scene.until("10:00")).isEmpty();
    }

    @Test
    void itIsSaidOnce() {
        scene.at("09:00").signal("E1");
        scene.at("09:05").signal("E1", "cleared", "c1");
        assertThat(scene.at("09:06").signal("E1", "cleared", "c2")).isEmpty();
    }

    @Test
    void aClearedSignalWithoutARescueOrAfterThePeopleAreOutLeadsToNothing() {
        assertThat(scene.at("09:00").signal("E1", "cleared", "c1")).isEmpty();
        scene.at("09:00").signal("E1");
        scene.at("09:10").releases("near", "E1", 1);
        assertThat(scene.at("09:11").signal("E1", "cleared", "c2")).isEmpty();
    }

    @Test
    void aNewCryOrCallTakesItBack() {
        scene.at("09:00").signal("E1");
        scene.at("09:05").signal("E1", "cleared", "c1");
        scene.at("09:06").signal("E1");
        assertThat(scene.rescue("E1").has(Mark.RETURNED_UNCONFIRMED)).isFalse();
        assertThat(scene.at("09:07").signal("E1", "cleared", "c2")).containsExactly("ReturnedUnconfirmed E1");
        scene.at("09:08").call("E1");
        assertThat(scene.rescue("E1").has(Mark.RETURNED_UNCONFIRMED)).isFalse();
    }
}
