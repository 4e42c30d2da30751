/**
 * What can be asked, can happen and is known at a rescue desk. JDK only: nothing here reads a clock, rolls a die or
 * writes a line anywhere.
 */
@NullMarked
package org.rescuedesk.core;

import org.jspecify.annotations.NullMarked;
