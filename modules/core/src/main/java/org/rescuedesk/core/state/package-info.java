/** What is known: the desk as its facts have made it, and the times and limits that it decides by. */
@NullMarked
package org.rescuedesk.core.state;

import org.jspecify.annotations.NullMarked;
