/** Looks whether the parts that a desk is given do what it relies on. */
@NullMarked
package org.rescuedesk.server.doctor;

import org.jspecify.annotations.NullMarked;
