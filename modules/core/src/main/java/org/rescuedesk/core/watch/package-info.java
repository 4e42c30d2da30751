/** What comes due: every deadline follows from the desk, so none is lost over a restart, and one that was met can't fire. */
@NullMarked
package org.rescuedesk.core.watch;

import org.jspecify.annotations.NullMarked;
