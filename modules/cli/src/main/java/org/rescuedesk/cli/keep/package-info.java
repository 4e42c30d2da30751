/** The commands that keep the memory: saving it, taking it back, and erasing what is personal in it. */
@NullMarked
package org.rescuedesk.cli.keep;

import org.jspecify.annotations.NullMarked;
