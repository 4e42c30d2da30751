package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;

/** What stands in the journal's table, and beside it. */
class JournalTableTest extends OnPostgres {
    private SmallDesk desk() {
        return new SmallDesk(Tail.EMPTY, false);
    }

    @Test
    void aRowShowsWhoseFactItIsAndWhenWithoutItsBytes() throws Exception {
        var desk = desk();
        append(desk.decide(desk.call(1, "李小龙")));

        assertThat(ask(String.class, """
                        select concat_ws(' ', seq, epoch, exercise, type, version, by_id, by_role, by_channel)
                        from rescue_desk.journal order by seq limit 1
                        """)).isEqualTo("1 1 f RescueOpened 2 王芳 DISPATCHER API");
        assertThat(ask(OffsetDateTime.class, "select at from rescue_desk.journal limit 1")
                        .toInstant())
                .isEqualTo(SmallDesk.START);
    }

    @Test
    void aStrangerCanCheckTheChainInSqlAlone() throws Exception {
        var desk = desk();
        for (int i = 0; i < 5; i++) append(desk.decide(desk.entrapment(i)));

        assertThat(ask(Long.class, """
                        select count(*) from (
                            select hash = sha256(previous || bytes)
                                and previous = lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by seq)
                                and (convert_from(bytes, 'UTF8')::jsonb ->> 'seq')::bigint = seq as sound
                            from rescue_desk.journal
                        ) as row where sound
                        """))
                .isEqualTo(ask(Long.class, "select count(*) from rescue_desk.journal"))
                .isGreaterThan(9);
    }

    @Test
    void whatIsPersonalStandsApartAndCanBeErased() throws Exception {
        var desk = desk();
        append(desk.decide(desk.onDuty(0), desk.call(1, "李小龙")));

        assertThat(
                        ask(
                                String.class,
                                "select string_agg(concat_ws(' ', seq, field, salt, value), '|' order by field) from rescue_desk.person_note"))
                .isEqualTo("2 name 00ff 李小龙|2 note 01 电梯停在三楼，有小孩");
        assertThat(ask(
                        Long.class,
                        "select count(*) from rescue_desk.journal where convert_from(bytes, 'UTF8') like '%李小龙%'"))
                .isZero();

        server.run(database, "delete from rescue_desk.person_note");
        var entries = new ArrayList<Entry>();
        memory.journal().read(0, entries::add);
        assertThat(entries).hasSizeGreaterThan(2);
    }

    @Test
    void aBatchOfRawInputsThatIsWrittenAgainIsKeptOnce() throws Exception {
        var batch = desk().keep(SmallDesk.raw("{"), SmallDesk.raw("["));
        append(batch);
        append(batch);

        assertThat(memory.recall().countUnreadable()).isEqualTo(2);
    }

    @Test
    void twoMessagesThatAreAlikeAreTwo() throws Exception {
        var desk = desk();
        append(desk.keep(SmallDesk.raw("{"), SmallDesk.raw("{")));
        var later = RawInput.of(SmallDesk.START.plusMillis(1), "t", new byte[0], "TOO_LARGE", "");
        append(desk.keep(later));
        append(desk.keep(later));

        assertThat(memory.recall().countUnreadable()).isEqualTo(3);
    }

    @Test
    void rawInputsOfABatchWithFactsAreNotKeptAgainWhenItIsWrittenAgain() throws Exception {
        var desk = desk();
        var cry = desk.decide(desk.cry(1, SmallDesk.START));
        var batch = new Batch(0, cry.entries(), List.of(), List.of(SmallDesk.raw("{")), cry.touched(), cry.after());
        append(batch);
        server.run(database, "delete from rescue_desk.unreadable");
        append(batch);

        assertThat(memory.recall().countUnreadable()).isZero();
    }

    @Test
    void aMessageWhoseTopicPostgresCannotHoldAsTextIsKeptAllTheSame() throws Exception {
        var odd = "nul \u0000, half \uD83D, whole 🛗";
        append(desk().keep(new RawInput(SmallDesk.START, odd, new byte[] {0}, 1, "NUL_OR_SURROGATE", odd)));

        assertThat(memory.recall().listUnreadable(1).get(0).topic()).isEqualTo("nul \uFFFD, half ?, whole 🛗");
    }

    @Test
    void aTimeFromBeyondTheCalendarHoldsUpNoFact() throws Exception {
        var desk = desk();
        var signalled = (Signalled) desk.entrapment(1);
        var signal = signalled.signal();
        for (var odd : List.of(Instant.MIN, Instant.MAX)) {
            var id = SmallDesk.elevatorId(odd == Instant.MIN ? 2 : 3);
            append(desk.decide(new Signalled(
                    signalled.at(),
                    signalled.by(),
                    signalled.area(),
                    new Signal(signal.id(), id, signal.kind(), odd, null, null, null))));
        }
        assertThat(
                        ask(
                                String.class,
                                "select string_agg(extract(year from occurred_at at time zone 'UTC')::text, ' ' order by id) from rescue_desk.rescue"))
                .isEqualTo("1 9999");
    }
}
