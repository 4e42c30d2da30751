/** A story told live in the demo: its town, its dispatcher's seat, and what is pulled out of the wall. */
@NullMarked
package org.rescuedesk.cli.story;

import org.jspecify.annotations.NullMarked;
