/** How fast facts become durable, beside the same statements said by plain JDBC. */
@NullMarked
package org.rescuedesk.cli.bench.journal;

import org.jspecify.annotations.NullMarked;
