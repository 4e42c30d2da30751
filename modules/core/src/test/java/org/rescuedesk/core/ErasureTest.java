package org.rescuedesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.ask.CrewCommand.Moved;
import org.rescuedesk.core.ask.CrewCommand.Named;
import org.rescuedesk.core.ask.DeskCommand.ErasePersons;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Fix;

/** What is personal stands apart from the journal, so that it can go. */
class ErasureTest {
    private final Scene scene = Scene.with("near");

    private List<String> erase(String at, RescueId rescue, Body erased) {
        return scene.at(at).asks(new ErasePersons(Scene.instant(at), By.dispatcher("wei"), rescue, null, 9, erased));
    }

    @Test
    void nothingPersonalGoesBeforeTheRescueHasEnded() {
        scene.at("09:00").signal("E1");
        var id = scene.rescueId("E1");
        var phone = Body.empty().with("phone", 1);
        assertThat(erase("09:01", id, phone))
                .containsExactly(
                        "refused: Rescue " + id + " has not ended: what is personal in it can't be erased yet.");
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(erase("09:16", id, phone)).first().asString().startsWith("refused: ");
        scene.at("09:20").reports("near", "E1", "door");
        assertThat(erase("09:21", id, phone)).containsExactly("PersonsErased E1");
    }

    @Test
    void whatIsPersonalInARescueThatTheDeskHasPutAwayMayGo() {
        scene.at("09:00").signal("E1");
        var id = scene.rescueId("E1");
        scene.at("09:05").dismiss("E1");
        scene.at("10:30").signal("E3");
        assertThat(erase("10:31", id, Body.empty().with("phone", 1))).containsExactly("PersonsErased E1");
    }

    @Test
    void whereNothingPersonalIsLeftNothingHasHappened() {
        assertThat(erase("09:00", null, Body.empty())).isEmpty();
    }

    @Test
    void whereACrewIsStandsApartInAReportWithANameAsInOneWithout() {
        var at = Scene.instant("09:00");
        var near = CrewId.of("near");
        var fix = new Fix(new Point(26.57, 106.71), 10, 0, at, at);
        var moved = new Moved(at, By.crew(near), near, fix, "00ff");
        assertThat(moved.persons())
                .containsExactly(new PersonNote("fix", "00ff", fix.body().toString()));
        assertThat(new Named("r-1", moved).persons()).isEqualTo(moved.persons());
    }
}
