/** How long a desk with a large register and a long journal takes to start, and why. */
@NullMarked
package org.rescuedesk.cli.bench.start;

import org.jspecify.annotations.NullMarked;
