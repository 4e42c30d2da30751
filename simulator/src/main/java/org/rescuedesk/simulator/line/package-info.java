/**
 * How the simulator speaks and listens: lines to a broker, and the messages that go over them. Its elevators share one
 * line and its crews another.
 */
@NullMarked
package org.rescuedesk.simulator.line;

import org.jspecify.annotations.NullMarked;
