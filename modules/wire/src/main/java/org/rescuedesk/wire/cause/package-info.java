/** Why people were shut in: a tree of causes, and the groups that bulletins sum them up in. */
@NullMarked
package org.rescuedesk.wire.cause;

import org.jspecify.annotations.NullMarked;
