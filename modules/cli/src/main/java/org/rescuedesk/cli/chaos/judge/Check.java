package org.rescuedesk.cli.chaos.judge;

import org.rescuedesk.core.loop.Entry;

/** One kind of promise, held against the journal from its first fact to its last. */
interface Check {
    void see(Entry entry);

    /** What shows only when all has been seen. */
    void end();
}
