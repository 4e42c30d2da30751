package org.rescuedesk.core.travel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Point;

/**
 * Something that knows the roads: how long it takes to drive from each of many places to one. It answers in its own time and on its
 * own thread, never fails the stage, and is never asked by a decision.
 */
public interface RoadEngine extends AutoCloseable {
    /** What decisions call it by: {@code osrm}. */
    String source();

    CompletionStage<Answer> ask(List<Point> from, Point to);

    @Override
    void close();

    /** What makes one in the desk's own process, found on the class path. */
    interface Maker {
        /** From an extract of OpenStreetMap; what was read of it is kept in the folder. Blocks, for minutes where it is large. */
        RoadEngine open(Path extract, Path folder);
    }

    /**
     * For each place in the order asked how long it takes, null where there is no road; or why there is nothing, and nothing else.
     * {@code holdOff} is for how long the engine asks to be left alone.
     */
    record Answer(
            List<@Nullable Duration> drives,
            @Nullable Trouble trouble,
            @Nullable Duration holdOff) {
        public Answer {
            drives = Collections.unmodifiableList(new ArrayList<>(drives));
            if (trouble == null && drives.stream().allMatch(Objects::isNull)) trouble = Trouble.NO_ROUTE;
        }

        public static Answer of(List<@Nullable Duration> drives) {
            return new Answer(drives, null, null);
        }

        public static Answer none(Trouble trouble) {
            return none(trouble, null);
        }

        public static Answer none(Trouble trouble, @Nullable Duration holdOff) {
            return new Answer(List.of(), trouble, holdOff);
        }
    }
}
