package org.rescuedesk.server;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.DeskCommand.ErasePersons;
import org.rescuedesk.store.person.Persons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go in time, once an hour, of what nobody needs any more: what is personal, as a fact of the desk, and messages that could
 * not be used. Of the journal itself nothing ever goes.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final DeskHost host;
    private final Persons persons;
    private final Duration raw;
    private final Duration personal;

    Retention(DeskHost host, Persons persons, Duration raw, Duration personal) {
        this.host = host;
        this.persons = persons;
        this.raw = raw;
        this.personal = personal;
    }

    void start() {
        run();
        host.vertx().setPeriodic(PERIOD.toMillis(), timer -> run());
    }

    Future<?> run() {
        var now = host.clock().now();
        return host.vertx()
                .executeBlocking(() -> look(now), false)
                .compose(found -> host.submit(
                        at -> new ErasePersons(at, By.DESK, null, now.minus(personal), found.upTo(), found.counts())))
                .onFailure(failure -> LOG.warn("What is old can't be let go of now.", failure));
    }

    private Persons.Found look(Instant now) {
        long forgotten = persons.forgetUnreadable(now.minus(raw));
        var found = persons.find(null, now.minus(personal));
        if (forgotten + found.count() > 0)
            LOG.info("{} unreadable messages and {} personal values are let go of.", forgotten, found.count());
        return found;
    }
}
