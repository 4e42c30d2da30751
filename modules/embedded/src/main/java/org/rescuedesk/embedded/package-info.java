/**
 * The one-command default: a real PostgreSQL and a real MQTT 5 broker, unpacked, started and stopped by this program.
 * Knows nothing of rescues.
 */
@NullMarked
package org.rescuedesk.embedded;

import org.jspecify.annotations.NullMarked;
