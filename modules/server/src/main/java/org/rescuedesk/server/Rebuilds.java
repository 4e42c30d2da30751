package org.rescuedesk.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.store.StaleModels;
import org.rescuedesk.store.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for read models that were left behind, and rebuilds them from the journal. Every call blocks; one look at a time. */
final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final StaleModels models;
    private final Desk empty;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile List<String> stale = List.of();

    Rebuilds(StaleModels models, Desk empty) {
        this.models = models;
        this.empty = empty;
    }

    /** How many could not be rebuilt when this last looked. */
    int stale() {
        return stale.size();
    }

    /** What can't be rebuilt now is tried again at the next look; {@code progress} is told of what can. */
    Void look(Consumer<String> progress) {
        if (!busy.compareAndSet(false, true)) return null;
        try {
            stale = models.list();
            for (var table : stale) rebuild(table, progress);
            if (!stale.isEmpty()) stale = models.list();
        } catch (StoreFailure e) {
            LOG.debug("Read models can't be looked at now.", e);
        } finally {
            busy.set(false);
        }
        return null;
    }

    private void rebuild(String table, Consumer<String> progress) {
        try {
            models.rebuild(table, empty);
            progress.accept("The table " + table + " had been left behind; it is rebuilt from the journal.");
        } catch (StoreFailure e) {
            LOG.error("The table {} lags behind the journal, and can't be rebuilt now.", table, e);
        }
    }
}
