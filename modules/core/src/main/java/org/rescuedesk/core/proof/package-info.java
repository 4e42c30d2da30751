/** What leaves the house so that a stranger can check it: keys, signed checkpoints, and bundles of the journal (docs/journal.md). */
@NullMarked
package org.rescuedesk.core.proof;

import org.jspecify.annotations.NullMarked;
