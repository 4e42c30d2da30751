/**
 * Days of trouble: who is shut in when, how crews drive, answer, forget and lose their signal, and what controllers and
 * phones say of it. Runs on an agenda of its own and never looks at a clock.
 */
@NullMarked
package org.rescuedesk.simulator.day;

import org.jspecify.annotations.NullMarked;
