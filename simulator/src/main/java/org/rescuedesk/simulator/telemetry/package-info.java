/** What the made-up elevators tell of themselves beside their signals. */
@NullMarked
package org.rescuedesk.simulator.telemetry;

import org.jspecify.annotations.NullMarked;
