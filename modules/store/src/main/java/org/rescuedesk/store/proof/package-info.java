/** What the memory gives to whoever checks it: checkpoints and keys as they were signed and adopted, and bundles of the journal. */
@NullMarked
package org.rescuedesk.store.proof;

import org.jspecify.annotations.NullMarked;
