/** What can be asked of the desk or told to it, and what follows from it: commands, and how they are decided. */
@NullMarked
package org.rescuedesk.core.ask;

import org.jspecify.annotations.NullMarked;
