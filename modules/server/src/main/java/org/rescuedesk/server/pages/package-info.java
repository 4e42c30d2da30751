/** The web pages and their parts, as the desk serves them. */
@NullMarked
package org.rescuedesk.server.pages;

import org.jspecify.annotations.NullMarked;
