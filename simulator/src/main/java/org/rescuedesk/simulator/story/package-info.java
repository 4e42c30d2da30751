/** Whole days that a dispatcher can read, from {@code stories/*.txt}: who does what at which time, and what follows. */
@NullMarked
package org.rescuedesk.simulator.story;

import org.jspecify.annotations.NullMarked;
