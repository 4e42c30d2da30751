/** Files of rules, looked at before a desk is given them. */
@NullMarked
package org.rescuedesk.cli.policy;

import org.jspecify.annotations.NullMarked;
