/**
 * The desk at work: MQTT in and out, HTTP, the live board and the metrics, put together by hand.
 */
@NullMarked
package org.rescuedesk.server;

import org.jspecify.annotations.NullMarked;
