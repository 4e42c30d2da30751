package org.rescuedesk.graphhopper;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.Graph;
import com.graphhopper.storage.index.Snap;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A search against the direction of driving that ends once all places are reached. */
final class Backwards extends ShortestPathTree {
    private final Set<Integer> wanted = new HashSet<>();
    private final Map<Integer, Duration> times = new HashMap<>();

    Backwards(Graph graph, Weighting weighting, List<Snap> places) {
        super(graph, weighting, true, TraversalMode.NODE_BASED);
        for (var place : places) wanted.add(place.getClosestNode());
    }

    /** For each place that was reached how long it is from there to this node. */
    Map<Integer, Duration> from(int node) {
        setWeightLimit(Double.POSITIVE_INFINITY);
        search(node, label -> {
            if (wanted.remove(label.node)) times.put(label.node, Duration.ofMillis(label.time));
        });
        return times;
    }

    @Override
    protected boolean finished() {
        return wanted.isEmpty() || super.finished();
    }
}
