/** Takes other people's tables into the register: a mapping says what their columns mean, and a wrong table changes nothing. */
@NullMarked
package org.rescuedesk.store.imports;

import org.jspecify.annotations.NullMarked;
