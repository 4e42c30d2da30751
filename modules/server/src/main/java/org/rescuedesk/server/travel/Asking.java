package org.rescuedesk.server.travel;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueEvent.TravelTimesTold;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.DeskCommand.TakeTravelTimes;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.server.Announcement;

/**
 * Asks an engine of roads for every rescue that may need a crew, and hands the desk what it tells as a command. A rescue is asked for
 * when something has happened in it and nothing was told of late, and not more than once in 30 seconds; four at once, all others
 * wait their turn. Used on the desk's context alone, and never waits there.
 */
final class Asking {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** Half the time for which it is gone by: so that a later decision, too, has one. */
    private static final Duration STILL_NEW = Duration.ofSeconds(150);

    private static final int AT_ONCE = 4;
    private static final int MOST_WAITING = 1_000;

    /** What it needs of the desk. */
    record Line(
            Function<CrewId, Optional<Fix>> positions,
            Supplier<Desk> announced,
            Supplier<Instant> now,
            Consumer<Function<Instant, Command>> submit,
            Executor context) {}

    private final RoadEngine engine;
    private final Line line;
    private final LongSupplier nanos;
    private final Counter shed;
    private final Map<RescueId, Long> askedAt = new HashMap<>();
    private final Set<RescueId> waiting = new LinkedHashSet<>();
    private int underWay;

    Asking(RoadEngine engine, Line line, LongSupplier nanos, Counter shed) {
        this.engine = engine;
        this.line = line;
        this.nanos = nanos;
        this.shed = shed;
    }

    void hear(Announcement announcement) {
        var touched = new LinkedHashSet<RescueId>();
        for (var entry : announcement.entries()) {
            if (entry.event() instanceof RescueEvent event && !(event instanceof TravelTimesTold))
                touched.add(event.rescue());
        }
        var desk = announcement.desk();
        for (var rescue : touched) {
            if (!needs(desk, rescue)) continue;
            if (waiting.size() < MOST_WAITING) waiting.add(rescue);
            else shed.increment();
        }
        askNext(desk);
    }

    private boolean needs(Desk desk, RescueId id) {
        var rescue = desk.rescues().find(id).filter(Asking::mayNeedACrew);
        if (rescue.isEmpty()) {
            askedAt.remove(id);
            return false;
        }
        var told = rescue.get().told();
        boolean isNew = told != null
                && told.toldAt() != null
                && told.toldAt().plus(STILL_NEW).isAfter(line.now().get());
        var asked = askedAt.get(id);
        return !isNew && (asked == null || nanos.getAsLong() - asked >= PAUSE.toNanos());
    }

    /** Nobody drives to it yet: whoever was asked may still decline. */
    private static boolean mayNeedACrew(Rescue rescue) {
        return rescue.stage().isWaiting()
                && rescue.findActive()
                        .filter(each -> each.state().compareTo(Assignment.State.EN_ROUTE) >= 0)
                        .isEmpty();
    }

    /** The longest waiting first; those that need it no more are passed over. */
    private void askNext(Desk desk) {
        for (var id : new ArrayList<>(waiting)) {
            if (underWay >= AT_ONCE) return;
            waiting.remove(id);
            if (needs(desk, id)) ask(desk, desk.rescue(id));
        }
    }

    private void ask(Desk desk, Rescue rescue) {
        var found = Ways.to(rescue, desk, line.positions(), line.now().get());
        if (found.isEmpty()) return;
        var ways = found.get();
        askedAt.put(rescue.id(), nanos.getAsLong());
        underWay++;
        engine.ask(ways.from(), ways.to()).thenAcceptAsync(answer -> told(rescue.id(), ways, answer), line.context());
    }

    private void told(RescueId rescue, Ways ways, RoadEngine.Answer answer) {
        underWay--;
        line.submit().accept(at -> new TakeTravelTimes(at, rescue, ways.told(engine.source(), at, answer)));
        askNext(line.announced().get());
    }
}
