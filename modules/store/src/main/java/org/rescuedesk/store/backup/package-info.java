/** All that a desk remembers in one file, and back into an empty database. */
@NullMarked
package org.rescuedesk.store.backup;

import org.jspecify.annotations.NullMarked;
