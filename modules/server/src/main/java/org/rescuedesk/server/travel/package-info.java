/** Travel times from outside: engines of roads that are asked beside the desk, and the calibration that it is given. */
@NullMarked
package org.rescuedesk.server.travel;

import org.jspecify.annotations.NullMarked;
