/** What elevators tell of themselves beside their signals: samples that may be shed, and whether their line is up. */
@NullMarked
package org.rescuedesk.core.telemetry;

import org.jspecify.annotations.NullMarked;
