/** What the people inside are told as their rescue goes on: what there is to tell, and its words. */
@NullMarked
package org.rescuedesk.server.passenger;

import org.jspecify.annotations.NullMarked;
