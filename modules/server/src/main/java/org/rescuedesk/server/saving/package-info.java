/** What brings the loop's batches to the write-ahead file and to the journal, in order and again and again until they stand. */
@NullMarked
package org.rescuedesk.server.saving;

import org.jspecify.annotations.NullMarked;
