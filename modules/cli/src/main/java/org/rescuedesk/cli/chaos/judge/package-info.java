/** What a chaos run is measured by: whether the desk's memory and pages agree with what was sent and told outside of it. */
@NullMarked
package org.rescuedesk.cli.chaos.judge;

import org.jspecify.annotations.NullMarked;
