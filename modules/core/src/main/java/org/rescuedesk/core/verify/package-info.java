/**
 * Checks a bundle of the journal with neither database nor network, and counts a report's figures again from its facts: one
 * reading of docs/journal.md, with nothing but core and the JDK.
 */
@NullMarked
package org.rescuedesk.core.verify;

import org.jspecify.annotations.NullMarked;
