/** Who is outside of the desk in a chaos run: controllers, crews and a page that watches, and what each of them sent and was told. */
@NullMarked
package org.rescuedesk.cli.chaos.field;

import org.jspecify.annotations.NullMarked;
