/** What the desk knew at one fact of the journal, as canonical text, so that a start need not read the journal from its beginning. */
@NullMarked
package org.rescuedesk.core.snapshot;

import org.jspecify.annotations.NullMarked;
