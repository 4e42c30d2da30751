package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;

/** Others on the same database: another desk at the same moment, our own lost connection, a server that ends ours. */
class TwoWritersTest extends OnPostgres {
    @Test
    void aDeskThatWroteAtTheSameMomentAsAnotherIsFencedOnceThatOneStands() throws Exception {
        var one = new SmallDesk(Tail.EMPTY, false);
        var other = new SmallDesk(Tail.EMPTY, false);
        var wins = one.decide(one.entrapment(1));
        var loses = other.decide(other.entrapment(2));

        try (var elsewhere = uncommitted(wins)) {
            var append = appendElsewhere(loses);
            awaitBlocked();
            elsewhere.commit();
            assertThatThrownBy(append::join).hasRootCauseInstanceOf(JournalFailure.Fenced.class);
        }
        assertThat(memory.journal().tail().seq()).isEqualTo(wins.entries().size());
    }

    @Test
    void aBatchWhoseFirstAttemptIsStillUnderWayStandsOnce() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var batch = desk.decide(desk.entrapment(1));

        try (var lost = uncommitted(batch)) {
            var again = appendElsewhere(batch);
            awaitBlocked();
            lost.commit();
            again.join();
        }
        assertThat(ask(Long.class, "select count(*) from rescue_desk.journal"))
                .isEqualTo(batch.entries().size());
    }

    @Test
    void aBatchWhoseFirstAttemptCameToNothingIsWritten() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var batch = desk.decide(desk.entrapment(1));

        try (var lost = uncommitted(batch)) {
            var again = appendElsewhere(batch);
            awaitBlocked();
            lost.rollback();
            again.join();
        }
        assertThat(ask(Long.class, "select count(*) from rescue_desk.rescue")).isEqualTo(1);
    }

    @Test
    void connectionsThatTheServerEndsAreReplacedAndNoFactIsLostOrDoubled() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        long written = 0;
        int failures = 0;
        for (int i = 0; i < 10; i++) {
            var batch = desk.decide(desk.entrapment(i));
            server.run(
                    database,
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rescue-desk' and datname = current_database()");
            failures += appendAtLast(batch);
            written += batch.entries().size();
        }
        assertThat(failures).isPositive();
        assertThat(ask(Long.class, "select count(*) from rescue_desk.journal")).isEqualTo(written);
    }

    private int appendAtLast(Batch batch) throws JournalFailure {
        for (int failures = 0; ; failures++) {
            try {
                append(batch);
                return failures;
            } catch (JournalFailure.Fenced fenced) {
                throw fenced;
            } catch (JournalFailure failure) {
                assertThat(failure).hasMessageStartingWith("The journal can't be written: ");
            }
        }
    }

    private CompletableFuture<Void> appendElsewhere(Batch batch) {
        return CompletableFuture.runAsync(() -> {
            try {
                append(batch);
            } catch (JournalFailure e) {
                throw new CompletionException(e);
            }
        });
    }

    private void awaitBlocked() {
        await().until(() -> ask(
                        Long.class,
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                == 1);
    }

    /** The batch's facts, written by somebody who has not committed yet. */
    private Connection uncommitted(Batch batch) throws SQLException {
        var connection = server.connect(database);
        connection.setAutoCommit(false);
        var sql = "insert into rescue_desk.journal values (?, ?, false, 't', 1, now(), '', '', '', ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            for (var entry : batch.entries()) {
                insert.setLong(1, entry.seq());
                insert.setLong(2, entry.epoch());
                insert.setBytes(3, entry.canonical().getBytes(UTF_8));
                insert.setBytes(4, entry.previous().bytes());
                insert.setBytes(5, entry.hash().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return connection;
    }
}
