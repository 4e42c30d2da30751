package org.rescuedesk.graphhopper;

import com.graphhopper.GHRequest;
import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.GHUtility;
import com.graphhopper.util.PMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.core.travel.Trouble;

/**
 * Roads of an OpenStreetMap extract, driven by car. A question is one search from the elevator backwards along the roads until every
 * crew is reached, on a thread of its own. A place further than 500 m from any road has none.
 */
public final class Roads implements RoadEngine {
    private static final String PROFILE = "car";
    private static final double FURTHEST_FROM_ROAD_M = 500;

    private final GraphHopper hopper;
    private final Weighting weighting;
    private final EdgeFilter drivable;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "roads");
        made.setDaemon(true);
        return made;
    });

    /** Reads the extract, or what an earlier reading left in the folder. */
    Roads(Path extract, Path folder) {
        var profile = new Profile(PROFILE).setCustomModel(GHUtility.loadCustomModelFromJar("car.json"));
        hopper = new GraphHopper()
                .setOSMFile(extract.toString())
                .setGraphHopperLocation(folder.toString())
                .setEncodedValuesString("car_access, car_average_speed, road_access")
                .setProfiles(profile);
        hopper.importOrLoad();
        weighting = hopper.createWeighting(profile, new PMap());
        drivable = new DefaultSnapFilter(
                weighting, hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(PROFILE)));
    }

    @Override
    public String source() {
        return "graphhopper";
    }

    @Override
    public CompletionStage<Answer> ask(List<Point> from, Point to) {
        return CompletableFuture.supplyAsync(() -> search(from, to), thread);
    }

    private Answer search(List<Point> from, Point to) {
        var target = snap(to);
        if (target == null) return Answer.none(Trouble.NO_ROUTE);
        List<@Nullable Snap> starts = new ArrayList<>();
        for (var each : from) starts.add(snap(each));
        var snaps = new ArrayList<Snap>();
        snaps.add(target);
        for (var each : starts) if (each != null) snaps.add(each);
        var graph = QueryGraph.create(hopper.getBaseGraph(), snaps);
        var search = new Backwards(graph, graph.wrapWeighting(weighting), snaps);
        var times = search.from(target.getClosestNode());
        List<@Nullable Duration> drives = new ArrayList<>();
        for (var each : starts) drives.add(each == null ? null : times.get(each.getClosestNode()));
        return Answer.of(drives);
    }

    private @Nullable Snap snap(Point place) {
        var snap = hopper.getLocationIndex().findClosest(place.lat(), place.lon(), drivable);
        return snap.isValid() && snap.getQueryDistance() <= FURTHEST_FROM_ROAD_M ? snap : null;
    }

    /** How long the library's own search from one place to one other takes, for tests to hold the other against. */
    @Nullable
    Duration between(Point from, Point to) {
        var answer = hopper.route(new GHRequest(from.lat(), from.lon(), to.lat(), to.lon()).setProfile(PROFILE));
        return answer.hasErrors() ? null : Duration.ofMillis(answer.getBest().getTime());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        hopper.close();
    }
}
