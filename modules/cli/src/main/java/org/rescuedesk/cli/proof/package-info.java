/** The commands by which a desk is checked: export a bundle, verify one, and change the key that signs. */
@NullMarked
package org.rescuedesk.cli.proof;

import org.jspecify.annotations.NullMarked;
