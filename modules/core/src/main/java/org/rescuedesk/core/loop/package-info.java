/**
 * The single writer: takes signals one at a time, in order, and says what follows from each. Every change to what the
 * desk knows passes through here.
 */
@NullMarked
package org.rescuedesk.core.loop;

import org.jspecify.annotations.NullMarked;
