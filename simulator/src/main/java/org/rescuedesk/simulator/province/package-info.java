/**
 * A made-up Guizhou: real county boundaries, and on them elevators, firms, stations and crews that a seed has placed.
 * Written out as the folder that a desk reads its register from.
 */
@NullMarked
package org.rescuedesk.simulator.province;

import org.jspecify.annotations.NullMarked;
