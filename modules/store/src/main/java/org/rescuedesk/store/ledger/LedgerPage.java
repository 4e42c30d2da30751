package org.rescuedesk.store.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as of one moment: totals between each two firms, how many deeds there are in all, and the newest of them. {@code asOf} is
 * the time of the last fact.
 */
public record LedgerPage(@Nullable Instant asOf, List<Between> between, long total, List<Deed> deeds) {}
