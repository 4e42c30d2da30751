/**
 * How long crews take: calibrated figures that are always at hand, what an engine of roads has told, and how the figures are
 * learned from recorded trips. Pure calculation, like {@link org.rescuedesk.core.plan}.
 */
@NullMarked
package org.rescuedesk.core.travel;

import org.jspecify.annotations.NullMarked;
