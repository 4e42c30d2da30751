/**
 * What travels over MQTT: topics and JSON payloads, and the signals they stand for. Shared by the desk and the
 * simulator.
 */
@NullMarked
package org.rescuedesk.wire;

import org.jspecify.annotations.NullMarked;
