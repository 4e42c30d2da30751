package org.rescuedesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;

class EventTypeTest {
    private static final int SEEDS = 60;

    @Test
    void everyKindOfFactHasItsNameInTheTable() {
        assertThat(kinds(Event.class))
                .containsExactlyInAnyOrderElementsOf(inTable().toList());
    }

    @Test
    void namesAreUnique() {
        assertThat(EventType.ALL).extracting(EventType::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("inTable")
    void theJournalGivesEveryFactBackAsItWas(Class<? extends Event> kind) {
        var previous = Hash.NONE;
        for (int seed = 0; seed < SEEDS; seed++) {
            var event = new AnyEvent(seed).any(kind);
            var entry = Entry.following(previous, seed + 1, 3, seed % 2 == 0, event);
            var read = Entry.of(entry.canonical(), entry.previous(), entry.hash());
            assertThat(read).as("seed " + seed).isEqualTo(entry);
            assertThat(read.event()).isEqualTo(event).hasSameHashCodeAs(event);
            previous = entry.hash();
        }
    }

    @Test
    void whatAnOlderDeskWroteIsReadAndStaysAsItWas() {
        var old = "{\"at\":\"2026-11-23T09:30:00Z\",\"body\":{\"note\":\"王小明已接走\",\"rescue\":\"E-1@20261123T090000Z\"},"
                + "\"by\":{\"channel\":\"API\",\"id\":\"wei\",\"role\":\"DISPATCHER\"},\"epoch\":1,\"exercise\":false,"
                + "\"seq\":1,\"type\":\"RescueClosed\",\"v\":1}";
        var read = Entry.of(old, Hash.NONE, Hash.NONE.followedBy(old));
        assertThat(((RescueEvent.RescueClosed) read.event()).words().plain()).isEqualTo("王小明已接走");
        assertThat(EventType.versionOf(read.event())).isEqualTo(1);
        assertThat(Entry.following(Hash.NONE, 1, 1, false, read.event())).isEqualTo(read);
    }

    @Test
    void aFactOfANewerDeskIsRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventType.reader("RescueOpened", 3))
                .withMessage("The journal holds a fact RescueOpened version 3 that this desk can't read.");
        assertThatIllegalArgumentException().isThrownBy(() -> EventType.reader("CrewSang", 1));
    }

    static Stream<Class<? extends Event>> inTable() {
        return EventType.ALL.stream().map(EventType::type);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::kinds)
                : Stream.of(type);
    }
}
