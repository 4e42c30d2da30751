/** A regulator's figures as the web gives them: JSON for the pages, CSV for a spreadsheet. */
@NullMarked
package org.rescuedesk.server.figures;

import org.jspecify.annotations.NullMarked;
