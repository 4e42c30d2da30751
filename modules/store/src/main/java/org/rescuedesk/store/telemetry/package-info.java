/** The memory of what elevators tell beside their signals: samples, the newest of each, and whether their lines are up. */
@NullMarked
package org.rescuedesk.store.telemetry;

import org.jspecify.annotations.NullMarked;
