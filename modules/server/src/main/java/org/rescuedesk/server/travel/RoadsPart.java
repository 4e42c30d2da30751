package org.rescuedesk.server.travel;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.server.DeskHost;

/** The engine of roads that the desk was given, asked beside it; none for most desks. */
public final class RoadsPart implements AutoCloseable {
    private final @Nullable RoadEngine engine;

    private RoadsPart(@Nullable RoadEngine engine) {
        this.engine = engine;
    }

    /** Listens to the desk from now on, if there is an engine to be asked. */
    public static RoadsPart start(RoadSettings settings, DeskHost host, MeterRegistry registry) {
        var url = settings.osrm();
        if (url == null) return new RoadsPart(null);
        var engine = new Guarded(new Osrm(url, settings.profile(), settings.patience()), System::nanoTime, registry);
        var line = new Asking.Line(
                host::findPosition,
                host::announced,
                host.clock()::now,
                host::submit,
                task -> host.context().runOnContext(nothing -> task.run()));
        var asking = new Asking(engine, line, System::nanoTime, registry.counter("road.engine.shed"));
        host.whenAnnounced(asking::hear);
        return new RoadsPart(engine);
    }

    @Override
    public void close() {
        if (engine != null) engine.close();
    }
}
