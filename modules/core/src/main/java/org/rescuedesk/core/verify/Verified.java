package org.rescuedesk.core.verify;

import org.rescuedesk.core.proof.Manifest;

/**
 * What a bundle that holds is about; {@code signedUntil} is the event of its last checkpoint, up to which keys vouch for it,
 * {@code compared} how many of the kept checkpoints it was held against.
 */
public record Verified(Manifest manifest, long signedUntil, int compared) {
    /** Events that are chained, but signed by no checkpoint yet. */
    public long unsigned() {
        return manifest.untilSeq() - signedUntil;
    }
}
