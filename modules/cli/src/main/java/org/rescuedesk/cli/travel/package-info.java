/** What recorded trips teach of travel times, as a command. */
@NullMarked
package org.rescuedesk.cli.travel;

import org.jspecify.annotations.NullMarked;
