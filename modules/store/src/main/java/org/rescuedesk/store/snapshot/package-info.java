/** Where snapshots of the desk are kept: files of the data folder, each a shortcut through a journal that stands elsewhere. */
@NullMarked
package org.rescuedesk.store.snapshot;

import org.jspecify.annotations.NullMarked;
