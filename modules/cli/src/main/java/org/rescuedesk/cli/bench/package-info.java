/** The commands that measure: what is printed by them may stand in a document. */
@NullMarked
package org.rescuedesk.cli.bench;

import org.jspecify.annotations.NullMarked;
