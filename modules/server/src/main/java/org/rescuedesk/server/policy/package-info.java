/** Where a desk's rules come from, and how they are shown. */
@NullMarked
package org.rescuedesk.server.policy;

import org.jspecify.annotations.NullMarked;
