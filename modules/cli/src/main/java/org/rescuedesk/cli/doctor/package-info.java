/** Looks at what a desk is given before it relies on it. */
@NullMarked
package org.rescuedesk.cli.doctor;

import org.jspecify.annotations.NullMarked;
