/** What options of the commands are read as, with a sentence for what makes no sense. */
@NullMarked
package org.rescuedesk.cli.option;

import org.jspecify.annotations.NullMarked;
