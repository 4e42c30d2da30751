/**
 * Recorded days against a desk of their own, and what it measured beside what the record says.
 */
@NullMarked
package org.rescuedesk.cli.replay;

import org.jspecify.annotations.NullMarked;
