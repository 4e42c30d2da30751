/** A journal's decisions made again: whether each comes out the same, and what would have been decided if something had been otherwise. */
@NullMarked
package org.rescuedesk.core.rerun;

import org.jspecify.annotations.NullMarked;
