/**
 * The commands that a person types, and the program they start.
 */
@NullMarked
package org.rescuedesk.cli;

import org.jspecify.annotations.NullMarked;
