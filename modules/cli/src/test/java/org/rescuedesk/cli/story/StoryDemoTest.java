package org.rescuedesk.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rescuedesk.cli.Program;

class StoryDemoTest {
    /** The one in which elevator, dispatcher and crew all have a part: over MQTT, over HTTP, with a hand-over. */
    @Test
    void aStoryIsToldAtARealDeskUntilItsEnd() throws Exception {
        try (var demo = Program.start(Map.of(), "demo", "--port", "0", "--speed", "max", "--story", "fire-brigade")) {
            assertThat(demo.waitForEnd()).as(demo.text()).isZero();
            assertThat(demo.text())
                    .contains("移交消防", "调度员将 E1 移交 119", "08:30", "The story is over.")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aRescueThatHasLeftTheBoardIsCalledBackAllTheSame() throws Exception {
        try (var demo = Program.start(Map.of(), "demo", "--port", "0", "--speed", "max", "--story", "recurrence")) {
            assertThat(demo.waitForEnd()).as(demo.text()).isZero();
            assertThat(demo.text()).contains("12:05", "The story is over.");
        }
    }

    @Test
    void aStoryThatNobodyToldIsRefusedWithThoseThereAre() throws Exception {
        try (var demo = Program.start(Map.of(), "demo", "--port", "0", "--story", "no-such")) {
            assertThat(demo.waitForEnd()).isEqualTo(1);
            assertThat(demo.text()).contains("There is no story no-such. There are: ordinary, decline");
        }
    }

    @Test
    void aFolderIsRefusedBecauseAStoryKeepsNothing() throws Exception {
        try (var demo = Program.start(Map.of(), "demo", "--port", "0", "--story", "decline", "--data", "kept")) {
            assertThat(demo.waitForEnd()).isEqualTo(1);
            assertThat(demo.text()).contains("leave out --data or --story");
        }
    }
}
