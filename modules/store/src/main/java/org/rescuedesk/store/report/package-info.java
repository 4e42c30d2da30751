/** A regulator's figures over the read model that follows from the journal; docs/reports.md has the definitions. */
@NullMarked
package org.rescuedesk.store.report;

import org.jspecify.annotations.NullMarked;
