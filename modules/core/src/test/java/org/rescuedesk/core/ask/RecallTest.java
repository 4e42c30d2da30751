package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.ask.AccountCommand.AfterRecall;
import org.rescuedesk.core.ask.AccountCommand.Correct;
import org.rescuedesk.core.ask.AccountCommand.Recall;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Correction.Field;
import org.rescuedesk.core.state.Rescue;

/** What is asked of a rescue that the desk has put away: it is taken up again in the same breath. */
class RecallTest {
    private static final By WEI = By.dispatcher("wei");
    private static final PersonNote REASON = new PersonNote("reason", "00", "听错");

    private final Scene scene = Scene.with("near", "far");

    /** As whoever keeps the memory has it, after the desk has put it away. */
    private Rescue putAway() {
        scene.at("09:00").signal("E1");
        scene.at("09:15").releases("near", "E1", 2);
        scene.at("09:20").callsBack("E1");
        scene.at("09:30").reports("near", "E1", "door");
        var kept = scene.rescue("E1");
        scene.at("10:31").signal("E2");
        assertThat(scene.desk().rescues().has(kept.id())).isFalse();
        return kept;
    }

    private static AfterRecall corrected(Rescue kept, String people, String at) {
        var when = Scene.instant(at);
        return new AfterRecall(
                List.of(new Recall(when, WEI, kept.id(), kept)),
                new Correct(when, WEI, kept.id(), Field.PEOPLE, people, "li", List.of(REASON)));
    }

    @Test
    void itIsRecalledAndThenWhatWasAskedOfItHappens() {
        var asked = corrected(putAway(), "3", "10:40");
        assertThat(scene.at("10:40").asks(asked)).containsExactly("RescueRecalled E1", "CorrectionMade E1 PEOPLE 3");
        assertThat(scene.rescue("E1").people()).isEqualTo(3);
        assertThat(scene.facts()).last().satisfies(fact -> {
            assertThat(fact.at()).isEqualTo(Scene.instant("10:40"));
            assertThat(fact.by()).isEqualTo(WEI);
        });
    }

    @Test
    void whereTheRestIsRefusedNothingIsRecalled() {
        var kept = putAway();
        assertThat(scene.at("10:40").asks(corrected(kept, "many", "10:40")))
                .containsExactly("refused: \"many\" can't be the value of PEOPLE.");
        assertThat(scene.desk().rescues().has(kept.id())).isFalse();
    }

    @Test
    void itIsAskedAtTheTimeByThePersonAndWithTheWordsOfWhatFollows() {
        var asked = corrected(putAway(), "3", "10:40");
        assertThat(asked.at()).isEqualTo(Scene.instant("10:40"));
        assertThat(asked.by()).isEqualTo(WEI);
        assertThat(asked.persons()).containsExactly(REASON);
    }
}
