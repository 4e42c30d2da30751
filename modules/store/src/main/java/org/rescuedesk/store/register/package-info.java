/** The registers that were adopted, from five CSV files or an imported table, each a version that stays. */
@NullMarked
package org.rescuedesk.store.register;

import org.jspecify.annotations.NullMarked;
