/** The rules as data: one dated, versioned policy per area, and the book of all that were ever in force at this desk. */
@NullMarked
package org.rescuedesk.core.policy;

import org.jspecify.annotations.NullMarked;
