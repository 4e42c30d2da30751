/** Takes telemetry in beside the desk, never through it: own client, own queue, own writer. */
@NullMarked
package org.rescuedesk.server.telemetry;

import org.jspecify.annotations.NullMarked;
