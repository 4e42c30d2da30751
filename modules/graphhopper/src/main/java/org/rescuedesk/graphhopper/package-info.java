/** GraphHopper as the desk's engine of roads, in its own process: no network, and a map that stands still. */
@NullMarked
package org.rescuedesk.graphhopper;

import org.jspecify.annotations.NullMarked;
