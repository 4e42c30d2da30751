/** The tree of causes as screens and other programs read it. */
@NullMarked
package org.rescuedesk.server.cause;

import org.jspecify.annotations.NullMarked;
