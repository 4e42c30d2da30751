/**
 * A seeded fleet of elevators and crews that lives through days of trouble and speaks to the desk over MQTT like
 * everyone else. Never sees the store, the server or the planner.
 */
@NullMarked
package org.rescuedesk.simulator;

import org.jspecify.annotations.NullMarked;
