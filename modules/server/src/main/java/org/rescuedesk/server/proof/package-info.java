/** The desk's signature under its journal: the key in its folder, checkpoints, and where they go (docs/journal.md). */
@NullMarked
package org.rescuedesk.server.proof;

import org.jspecify.annotations.NullMarked;
