/** MQTT in and out: one client for signals, one for crews, one for telemetry, each behind a small line of ours. */
@NullMarked
package org.rescuedesk.server.mqtt;

import org.jspecify.annotations.NullMarked;
