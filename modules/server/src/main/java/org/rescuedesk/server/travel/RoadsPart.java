package org.rescuedesk.server.travel;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.DeskHost;

/** The engine of roads that the desk was given, asked beside it; none for most desks. */
public final class RoadsPart implements AutoCloseable {
    private final @Nullable RoadEngine engine;

    private RoadsPart(@Nullable RoadEngine engine) {
        this.engine = engine;
    }

    /** Listens to the desk from now on, if there is an engine to be asked. */
    public static RoadsPart start(RoadSettings settings, Path dataFolder, DeskHost host, MeterRegistry registry) {
        var found = find(settings, dataFolder);
        if (found == null) return new RoadsPart(null);
        var engine = new Guarded(found, settings.patience(), System::nanoTime, registry);
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

    private static @Nullable RoadEngine find(RoadSettings settings, Path dataFolder) {
        var url = settings.osrm();
        if (url != null) return new Osrm(url, settings.profile(), settings.patience());
        var extract = settings.extract();
        return extract == null ? null : inProcess(extract, dataFolder.resolve("roads"));
    }

    private static RoadEngine inProcess(Path extract, Path folder) {
        var maker = ServiceLoader.load(RoadEngine.Maker.class)
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "RESCUE_ROADS_OSM names an extract of OpenStreetMap, and this program was built without GraphHopper: build it with -Pgraphhopper.",
                        "设置了 RESCUE_ROADS_OSM，但本程序未包含 GraphHopper；请以 -Pgraphhopper 构建。"));
        try {
            return maker.open(extract, folder);
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "The extract %s can't be read as roads: %s".formatted(extract, e.getMessage()),
                    "无法从 %s 读取路网。".formatted(extract),
                    e);
        }
    }

    @Override
    public void close() {
        if (engine != null) engine.close();
    }
}
