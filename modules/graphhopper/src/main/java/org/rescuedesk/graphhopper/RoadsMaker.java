package org.rescuedesk.graphhopper;

import java.nio.file.Path;
import org.rescuedesk.core.travel.RoadEngine;

/** What the desk finds GraphHopper by, where it is on the class path. */
public final class RoadsMaker implements RoadEngine.Maker {
    @Override
    public RoadEngine open(Path extract, Path folder) {
        return new Roads(extract, folder);
    }
}
