package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.ask.ElevatorCommand.Release;
import org.rescuedesk.core.ask.ElevatorCommand.TakeOut;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.state.Desk;

/** A read model that can't follow. */
class StaleModelsTest extends OnPostgres {
    private static final String ROWS = """
            select concat_ws(E'\\n',
                (select string_agg(rescue::text, E'\\n' order by id) from rescue_desk.rescue),
                (select string_agg(assignment::text, E'\\n' order by rescue, crew) from rescue_desk.assignment),
                (select string_agg(crew_state::text, E'\\n' order by crew) from rescue_desk.crew_state),
                (select string_agg(rescue_fact::text, E'\\n' order by seq) from rescue_desk.rescue_fact),
                (select string_agg(elevator_fault::text, E'\\n' order by elevator) from rescue_desk.elevator_fault),
                (select string_agg(elevator_out::text, E'\\n' order by elevator, since) from rescue_desk.elevator_out))
            """;

    private SmallDesk desk = new SmallDesk(Tail.EMPTY, true);
    private final Desk empty = desk.desk();

    @BeforeEach
    void begin() {
        desk = new SmallDesk(Tail.EMPTY, true);
    }

    @AfterEach
    void mend() {
        server.run(database, "alter table rescue_desk.rescue drop constraint if exists poison");
    }

    @Test
    void aRowThatATableRefusesHoldsUpNoFactAndNoOtherTable() throws Exception {
        var batches = List.of(
                desk.decide(desk.onDuty(0), desk.entrapment(1)),
                desk.decide(desk.entrapment(2)),
                desk.decide(desk.entrapment(3), desk.onDuty(1)));
        for (var batch : batches) append(batch);
        var whole = ask(String.class, ROWS);

        server.empty(database);
        poison();
        for (var batch : batches) append(batch);
        assertThat(memory.journal().tail()).isEqualTo(tail(batches));
        assertThat(memory.staleModels().list()).containsExactly("rescue");
        assertThat(ask(String.class, "select reason from rescue_desk.stale_model"))
                .contains("poison");
        assertThat(ask(Long.class, "select count(*) from rescue_desk.rescue")).isEqualTo(1);
        assertThat(ask(Long.class, "select count(distinct rescue) from rescue_desk.rescue_fact"))
                .isEqualTo(3);

        assertThatThrownBy(() -> memory.staleModels().rebuild("rescue", empty))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("can't be rebuilt");
        assertThat(memory.staleModels().list()).containsExactly("rescue");
        mend();
        memory.staleModels().rebuild("rescue", empty);
        assertThat(memory.staleModels().list()).isEmpty();
        assertThat(ask(String.class, ROWS)).isEqualTo(whole);
    }

    @Test
    void whatIsWrittenWhileATableIsRebuiltIsInItAfterwards() throws Exception {
        var written = new ArrayList<Batch>();
        for (int i = 0; i < 40; i++) written.add(append(desk.decide(desk.entrapment(i))));
        var later = new ArrayList<Batch>();
        for (int i = 40; i < 80; i++) later.add(desk.decide(desk.entrapment(i)));
        var writing = CompletableFuture.runAsync(() -> {
            try {
                for (var batch : later) append(batch);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        memory.staleModels().rebuild("assignment", empty);
        memory.staleModels().rebuild("rescue_fact", empty);
        writing.join();

        var rebuilt = ask(String.class, ROWS);
        for (var table : List.of("rescue_fact", "rescue", "assignment", "crew_state", "elevator_fault", "elevator_out"))
            memory.staleModels().rebuild(table, empty);
        assertThat(ask(String.class, ROWS)).isEqualTo(rebuilt);
        assertThat(ask(Long.class, "select count(*) from rescue_desk.rescue")).isEqualTo(80);
    }

    @Test
    void aWholeLifeIsTheSameOnceItIsRebuilt() throws Exception {
        new RandomRescues(memory.journal(), true, 21).write(SmallDesk.ABROAD - 60, SmallDesk.ABROAD + 20);
        desk = new SmallDesk(memory.journal().tail(), true);
        var elevator = SmallDesk.elevatorId(3);
        var at = SmallDesk.START.plusSeconds(9_000_000);
        for (int i = 0; i < 2; i++) {
            append(desk.decide(new TakeOut(at.plusSeconds(i), By.dispatcher("wei"), elevator, List.of())));
            if (i == 0) append(desk.decide(new Release(at, By.dispatcher("wei"), elevator, name())));
        }
        append(desk.decide(
                new TakeOut(at, By.dispatcher("wei"), SmallDesk.elevatorId(4), List.of()),
                new Release(at.plusSeconds(5), By.dispatcher("wei"), SmallDesk.elevatorId(4), name())));
        var whole = ask(String.class, ROWS);
        assertThat(
                        ask(
                                String.class,
                                "select string_agg(elevator || ' ' || (released_at is null), ', ' order by elevator, since) from rescue_desk.elevator_out"))
                .isEqualTo("E-3 false, E-3 true, E-4 false");
        assertThat(ask(Long.class, "select count(*) from rescue_desk.rescue where duplicate_of is not null"))
                .isPositive();
        assertThat(ask(Long.class, "select sum(corrections) from rescue_desk.rescue"))
                .isPositive();
        assertThat(
                        ask(
                                Long.class,
                                "select count(*) from rescue_desk.rescue where level_2_at is not null and level_3_at = handed_over_at"))
                .isPositive();

        for (var table : List.of("rescue", "assignment", "crew_state", "elevator_out"))
            memory.staleModels().rebuild(table, empty);

        assertThat(ask(String.class, ROWS)).isEqualTo(whole);
    }

    private static List<PersonNote> name() {
        return List.of(new PersonNote("name", "00", "放行人"));
    }

    @Test
    void whereATableDiffersFromTheJournalIsToldAndNothingIsChanged() throws Exception {
        append(desk.decide(desk.onDuty(0), desk.entrapment(1)));
        assertThat(memory.staleModels().listDeviations(empty)).isEmpty();
        server.run(database, "update rescue_desk.rescue set people = 99");
        var rows = ask(String.class, ROWS);
        assertThat(memory.staleModels().listDeviations(empty))
                .hasSize(2)
                .allMatch(sentence -> sentence.startsWith("rescue "))
                .anyMatch(sentence -> sentence.contains("has") && sentence.contains(",99,"))
                .anyMatch(sentence -> sentence.contains("should have"));
        assertThat(ask(String.class, ROWS)).isEqualTo(rows);
    }

    /** Elevator 2's rescue is refused. */
    private void poison() {
        server.run(
                database,
                "alter table rescue_desk.rescue add constraint poison check (elevator <> '" + SmallDesk.elevatorId(2)
                        + "')");
    }

    private static Tail tail(List<Batch> batches) {
        var entries = batches.get(batches.size() - 1).entries();
        return Tail.of(entries.get(entries.size() - 1));
    }
}
