package org.rescuedesk.core.deed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/**
 * How one kind of fact comes about and what it changes: a story whose commands lead to it, and what of the desk is {@code to} something
 * after it and was not before. A fact that only stands in the journal changes nothing at all.
 */
record Deed(Class<? extends Event> fact, Consumer<Scene> story, Function<View, Object> what, Object to) {
    /** A desk as one fact sees it: the rescue is the one that the fact is of. */
    record View(Desk desk, Event fact) {
        /** None before it began. */
        Optional<Rescue> rescue() {
            return desk.rescues().find(((RescueEvent) fact).rescue());
        }
    }

    static Deed of(Class<? extends Event> fact, Consumer<Scene> story, Function<View, Object> what, Object to) {
        return new Deed(fact, story, what, to);
    }

    /** Of its rescue. */
    static Deed ofRescue(Class<? extends Event> fact, Consumer<Scene> story, Function<Rescue, Object> what, Object to) {
        return new Deed(fact, story, view -> view.rescue().map(what).orElse(null), to);
    }

    static Deed changingNothing(Class<? extends Event> fact, Consumer<Scene> story) {
        return new Deed(fact, story, View::desk, null);
    }

    /** Lives through the story up to the first fact of this kind, and holds the desks before and after it side by side. */
    void hold() {
        var scene = Scene.atNight();
        story.accept(scene);
        var desk = Province.desk();
        for (var event : scene.facts()) {
            var after = event.evolve(desk);
            if (fact.isInstance(event)) {
                require(what.apply(new View(desk, event)), what.apply(new View(after, event)));
                return;
            }
            desk = after;
        }
        throw new AssertionError("No command of the story led to a " + fact.getSimpleName() + ": " + scene.facts());
    }

    private void require(Object before, Object after) {
        if (to == null) {
            assertThat(after).as("changes nothing").isEqualTo(before);
        } else {
            assertThat(before).as("before").isNotEqualTo(to);
            assertThat(after).as("after").isEqualTo(to);
        }
    }
}
