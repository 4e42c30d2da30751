package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a signal does is shown by {@link ServeTest}, on a process that gets one. */
class LifetimeTest {

    private final List<String> closed = new ArrayList<>();
    private final Progress progress = new Progress(new PrintWriter(new StringWriter()));

    @Test
    void whatWasStartedLastIsEndedFirst() throws Exception {
        Lifetime.run(progress, lifetime -> {
            lifetime.keep("database", "数据库", () -> closed.add("database"));
            lifetime.keep("desk", "调度台", () -> closed.add("desk"));
            assertThat(closed).isEmpty();
        });
        assertThat(closed).containsExactly("desk", "database");
    }

    @Test
    void aPartThatCannotBeEndedKeepsNoOtherFromIt() throws Exception {
        Lifetime.run(progress, lifetime -> {
            lifetime.keep("database", "数据库", () -> closed.add("database"));
            lifetime.keep("desk", "调度台", () -> {
                throw new IllegalStateException("stuck");
            });
        });
        assertThat(closed).containsExactly("database");
    }

    @Test
    void aFailedStartEndsWhatWasStartedAndIsTold() {
        assertThatThrownBy(() -> Lifetime.run(progress, lifetime -> {
                    lifetime.keep("database", "数据库", () -> closed.add("database"));
                    throw new IllegalStateException("no desk");
                }))
                .hasMessage("no desk");
        assertThat(closed).containsExactly("database");
    }
}
