/**
 * What is on the books: elevators, sites, crews, firms and what each may do. Facts that were there before anybody was
 * shut in.
 */
@NullMarked
package org.rescuedesk.core.register;

import org.jspecify.annotations.NullMarked;
