/** Who rescued whose elevator, for whoever settles it; docs/reports.md has the definition. */
@NullMarked
package org.rescuedesk.store.ledger;

import org.jspecify.annotations.NullMarked;
