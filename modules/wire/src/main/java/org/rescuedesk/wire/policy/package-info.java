/** The files of rules: one for an area, in YAML, and every mistake in them as a sentence with its place (docs/policy.md). */
@NullMarked
package org.rescuedesk.wire.policy;

import org.jspecify.annotations.NullMarked;
