package org.rescuedesk.store.ledger;

import org.jspecify.annotations.Nullable;

/**
 * All that one firm did for another: how many times it rescued and set out for nothing, and the rescues whose people it had a part in
 * freeing with their people. The fire brigade stands for itself, with no rescuing firm and {@code handedOver}.
 */
public record Between(
        @Nullable String contractFirm,
        @Nullable String rescueFirm,
        boolean fireBrigade,
        long rescued,
        long forNothing,
        long handedOver,
        long people) {}
