/** How a start gets from what was kept to the desk as it stands, and keeps it for the next one. */
@NullMarked
package org.rescuedesk.server.snapshot;

import org.jspecify.annotations.NullMarked;
