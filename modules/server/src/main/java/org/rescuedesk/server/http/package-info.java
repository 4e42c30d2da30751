/**
 * The desk over HTTP: the contract's operations, the live stream, the pages, health and metrics. It only ever shows what has
 * been announced, on a thread of its own.
 */
@NullMarked
package org.rescuedesk.server.http;

import org.jspecify.annotations.NullMarked;
