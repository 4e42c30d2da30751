/** What a crew is trained for, in words. */
@NullMarked
package org.rescuedesk.core.register.skill;

import org.jspecify.annotations.NullMarked;
