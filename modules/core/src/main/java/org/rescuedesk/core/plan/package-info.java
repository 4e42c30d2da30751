/**
 * Who is sent, and why. Pure calculation: the same knowledge gives the same answer, so that every decision can be run
 * again from what was known.
 */
@NullMarked
package org.rescuedesk.core.plan;

import org.jspecify.annotations.NullMarked;
