/** What elevators tell that may be shed (telemetry), and whether their line is up (link). */
@NullMarked
package org.rescuedesk.wire.telemetry;

import org.jspecify.annotations.NullMarked;
