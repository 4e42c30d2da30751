/** The command that makes a journal's decisions again, and says what would have been decided if something had been otherwise. */
@NullMarked
package org.rescuedesk.cli.rerun;

import org.jspecify.annotations.NullMarked;
