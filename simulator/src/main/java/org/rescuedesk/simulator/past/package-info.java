/**
 * Days that others have recorded: calls to fire brigades with the time stamps of their units, read from their files, and the
 * register that a desk needs to live through them.
 */
@NullMarked
package org.rescuedesk.simulator.past;

import org.jspecify.annotations.NullMarked;
