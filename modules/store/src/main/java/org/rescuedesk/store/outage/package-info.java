/** When elevators did not run, and when their lines were lost. */
@NullMarked
package org.rescuedesk.store.outage;

import org.jspecify.annotations.NullMarked;
