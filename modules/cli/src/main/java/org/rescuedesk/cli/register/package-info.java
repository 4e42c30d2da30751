/** The register from the command line: somebody's table into it, and back to what it held before. */
@NullMarked
package org.rescuedesk.cli.register;

import org.jspecify.annotations.NullMarked;
