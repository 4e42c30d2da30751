/** What the people inside an elevator are told while they wait. */
@NullMarked
package org.rescuedesk.wire.passenger;

import org.jspecify.annotations.NullMarked;
