/** What a chaos run breaks: a broker, a database and a desk as processes of their own, and the links between them. */
@NullMarked
package org.rescuedesk.cli.chaos.stage;

import org.jspecify.annotations.NullMarked;
