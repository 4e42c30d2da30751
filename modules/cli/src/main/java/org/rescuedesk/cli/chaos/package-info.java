/** The command that breaks things around a desk again and again, and counts what was lost, doubled or wrong. */
@NullMarked
package org.rescuedesk.cli.chaos;

import org.jspecify.annotations.NullMarked;
