package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.scene.Scene.instant;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.scene.Scene;

class RepeatedSignalTest {
    private final Scene scene = Scene.with("near");

    @Test
    void aSignalThatComesAgainAddsNothing() {
        scene.at("09:00").signal("E1", "entrapment", "E1/b7/42");
        int before = scene.facts().size();
        assertThat(scene.at("09:00:05").signal("E1", "entrapment", "E1/b7/42")).isEmpty();
        assertThat(scene.facts()).hasSize(before);
    }

    @Test
    void aSignalIsStillKnownAfterARestart() {
        scene.at("09:00").signal("E1", "entrapment", "E1/b7/42");
        scene.restart();
        assertThat(scene.at("09:01").signal("E1", "entrapment", "E1/b7/42")).isEmpty();
    }

    @Test
    void aSignalThatComesAgainAfterItsRescueEndedOpensNoOther() {
        scene.at("09:00").signal("E1", "entrapment", "E1/b7/42");
        scene.at("09:10").dismiss("E1");
        assertThat(scene.at("09:11").signal("E1", "entrapment", "E1/b7/42")).isEmpty();
    }

    @Test
    void aSignalIsKnownForEightDays() {
        scene.at("09:00").signal("E1", "entrapment", "E1/b7/42");
        scene.at("09:10").dismiss("E1");
        var later = instant("09:00").plus(Duration.ofDays(8));
        assertThat(scene.at(later).signal("E1", "entrapment", "E1/b7/42")).isEmpty();
    }

    @Test
    void aDoubtfulCryThatComesAgainAddsNothing() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE, "E1/unreadable/abc");
        assertThat(scene.at("09:00:05").cry("E1", Distrust.UNREADABLE, "E1/unreadable/abc"))
                .isEmpty();
    }

    @Test
    void signalsThatAreNeitherACryNorAFaultAreNotedAndLeadToNothing() {
        for (var kind : new String[] {"mode", "power", "test", "cleared", "button"}) {
            assertThat(scene.at("09:00").signal("E1", kind, "E1/" + kind))
                    .as(kind)
                    .isEmpty();
        }
        assertThat(scene.desk().rescues().size()).isZero();
        assertThat(scene.facts()).hasSize(6);
    }

    @Test
    void afterEightDaysTheSameIdIsANewCry() {
        scene.at("09:00").signal("E1", "entrapment", "E1/b7/42");
        scene.at("09:10").dismiss("E1");
        var later = instant("09:00").plus(Duration.ofDays(8)).plusSeconds(1);
        assertThat(scene.at(later).signal("E1", "entrapment", "E1/b7/42")).contains("RescueOpened E1");
    }
}
