/** What a transaction says to the database, taken down and said again without this program above it: for measurements. */
@NullMarked
package org.rescuedesk.store.tape;

import org.jspecify.annotations.NullMarked;
