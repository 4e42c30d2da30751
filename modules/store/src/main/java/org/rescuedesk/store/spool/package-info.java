/** The local write-ahead file: what was decided stands there before anybody is told, when the journal does not answer. */
@NullMarked
package org.rescuedesk.store.spool;

import org.jspecify.annotations.NullMarked;
