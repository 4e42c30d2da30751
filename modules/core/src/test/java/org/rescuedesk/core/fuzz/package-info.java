/** Good messages, spoilt by a seed in every way that a sender, a broken disk or an attacker may spoil them. */
package org.rescuedesk.core.fuzz;
