/**
 * The memory of the desk: journal, telemetry, reports and migrations in PostgreSQL. The only room where SQL is spoken.
 */
@NullMarked
package org.rescuedesk.store;

import org.jspecify.annotations.NullMarked;
