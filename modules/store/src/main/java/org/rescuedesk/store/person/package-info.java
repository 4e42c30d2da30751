/** What is personal, and messages as they came: how long they are kept, and how they go. */
@NullMarked
package org.rescuedesk.store.person;

import org.jspecify.annotations.NullMarked;
