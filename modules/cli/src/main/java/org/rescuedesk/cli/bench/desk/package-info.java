/** How long one command takes on a desk with many open rescues and crews. */
@NullMarked
package org.rescuedesk.cli.bench.desk;

import org.jspecify.annotations.NullMarked;
