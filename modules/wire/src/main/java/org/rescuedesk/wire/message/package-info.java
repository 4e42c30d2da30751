/** What the payloads say once they are read: one record for each, in the desk's own units, with absent texts as "". */
@NullMarked
package org.rescuedesk.wire.message;

import org.jspecify.annotations.NullMarked;
