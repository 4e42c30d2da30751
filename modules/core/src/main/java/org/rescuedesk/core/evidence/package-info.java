/** When a crew arrived, by evidence: where it comes from, and the official arrival and its grade that follow from it. */
@NullMarked
package org.rescuedesk.core.evidence;

import org.jspecify.annotations.NullMarked;
