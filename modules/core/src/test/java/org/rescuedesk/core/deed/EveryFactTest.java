package org.rescuedesk.core.deed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.core.Event;

/** A new kind of fact needs a command that decides it and a sentence on what it changes, or the build fails. */
class EveryFactTest {
    @Test
    void everyKindOfFactHasItsDeed() {
        assertThat(deeds().map(Deed::fact))
                .containsExactlyInAnyOrderElementsOf(kinds(Event.class).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void aCommandDecidesItAndItChangesWhatItTells(Deed deed) {
        deed.hold();
    }

    static Stream<Deed> deeds() {
        return Stream.of(RescueDeeds.list(), LifeDeeds.list(), CrewDeeds.list(), DeskDeeds.list())
                .flatMap(List::stream);
    }

    @SuppressWarnings("unchecked") // only facts are permitted
    private static Stream<Class<? extends Event>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryFactTest::kinds)
                : Stream.of((Class<? extends Event>) type);
    }
}
