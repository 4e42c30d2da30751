/** What viewers see of the announced desk: the board, its rows, one rescue with its history, and the live stream of changes. */
@NullMarked
package org.rescuedesk.server.board;

import org.jspecify.annotations.NullMarked;
