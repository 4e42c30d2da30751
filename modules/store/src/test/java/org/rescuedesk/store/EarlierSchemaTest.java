package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.store.ledger.Deed;
import org.rescuedesk.store.ledger.LedgerSlice;

/** A database of every earlier version, with rows of its time in it, is brought forward and read as if it were of today. */
class EarlierSchemaTest {
    private static final RescueId CLOSED = new RescueId("E-1@20261123T093000Z");
    private static final RescueId DISMISSED = new RescueId("E-2@20261123T094640Z");
    private static final ElevatorId FIRST = ElevatorId.of("E-1");

    private final TestServer server = TestServer.bundled();

    static IntStream earlier() {
        return IntStream.range(1, newest());
    }

    private static int newest() {
        var server = TestServer.bundled();
        return Integer.parseInt(
                server.ask(
                        server.fresh(),
                        String.class,
                        "select version from rescue_desk.flyway_schema_history where version is not null order by installed_rank desc limit 1"));
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void whatWasKeptThenIsReadNow(int version) throws Exception {
        var database = filled(version);
        try (var memory = server.open(database)) {
            var entries = new ArrayList<Entry>();
            memory.journal().read(0, entries::add);
            readJournal(memory, entries);
            readRegister(memory, version);
            readTelemetry(memory, version);
            readLedger(memory, version);
            assertThat(server.ask(database, Long.class, "select count(*) from rescue_desk.checkpoint"))
                    .isEqualTo(version < 7 ? 0 : 1);
            assertThat(memory.staleModels().list()).hasSize(version < 8 ? 0 : 1);
            var desk = new SmallDesk(memory.journal().tail(), false);
            memory.journal().append(desk.decide(desk.entrapment(7)));
            assertThat(memory.journal().tail().seq()).isGreaterThan(entries.size());
        }
    }

    private static void readJournal(Memory memory, List<Entry> entries) {
        assertThat(entries).hasSize(22).allMatch(entry -> EventType.versionOf(entry.event()) == 1);
        var rescue = memory.recall().findRescue(CLOSED).orElseThrow();
        assertThat(rescue.stage()).isEqualTo(Stage.CLOSED);
        assertThat(rescue.cause()).isEqualTo("door");
        assertThat(memory.recall().findRescue(DISMISSED).orElseThrow().stage()).isEqualTo(Stage.FALSE_ALARM);
        assertThat(memory.recall().persons(CLOSED)).containsEntry(3L, List.of(new PersonNote("name", "00ff", "王芳")));
        assertThat(memory.recall().listUnreadable(9)).hasSize(1);
        var figure = memory.reports().responseTimes(false);
        assertThat(figure.rescues()).isEqualTo(3);
        assertThat(figure.claimedInTime()).isOne();
        assertThat(figure.underWay()).isOne();
    }

    private static void readRegister(Memory memory, int version) {
        var register = memory.registers().load();
        assertThat(register.listElevators()).hasSize(version < 2 ? 1 : version < 9 ? 2 : 3);
        var skilled = CrewId.of("C-3");
        var hydraulic = ElevatorId.of("E-3");
        assertThat(register.listCrews().stream().filter(crew -> !crew.id().equals(skilled)))
                .hasSize(2)
                .allMatch(crew -> crew.skills().equals(Skills.ALL));
        assertThat(register.listElevators().stream().filter(each -> !each.id().equals(hydraulic)))
                .allMatch(each -> each.brand().isEmpty() && each.type().isEmpty());
        assertThat(register.findElevator(hydraulic).map(each -> each.brand() + " " + each.type()))
                .isEqualTo(version < 9 ? Optional.empty() : Optional.of("KONE hydraulic"));
        assertThat(register.findCrew(skilled).map(crew -> crew.skills().equals(Skills.ALL)))
                .isEqualTo(version < 9 ? Optional.empty() : Optional.of(false));
    }

    /** The one of its time: an assignment by a crew of another firm, whose decision stands in no journal here. */
    private static void readLedger(Memory memory, int version) {
        var deeds = memory.ledger().read(LedgerSlice.all(false), 9).deeds();
        assertThat(deeds)
                .extracting(Deed::rescueFirm)
                .containsExactlyElementsOf(version < 10 ? List.of() : List.of("F-2"));
        assertThat(deeds).allMatch(deed -> deed.decided() == null && deed.arrivedAt() != null);
    }

    private static void readTelemetry(Memory memory, int version) {
        var telemetry = memory.telemetry();
        boolean had = version >= 3;
        assertThat(telemetry.findNow(FIRST).isPresent()).isEqualTo(had);
        assertThat(telemetry.findLink(FIRST).isPresent()).isEqualTo(had);
        assertThat(telemetry.listSamples(
                        FIRST, Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T10:00:00Z")))
                .hasSize(had ? 2 : 0);
        assertThat(memory.outages().listLast(FIRST, 9)).hasSize(version < 5 ? 0 : 2);
    }

    @Test
    void twoDesksMayBringItForwardAtOnce() throws Exception {
        for (var database : List.of(server.bare(), filled(1), filled(newest() - 1))) {
            var both = new CyclicBarrier(2);
            var threads = Executors.newFixedThreadPool(2);
            try {
                Callable<Long> start = () -> {
                    both.await(10, SECONDS);
                    try (var memory = server.open(database)) {
                        return memory.journal().tail().seq();
                    }
                };
                var seqs = new ArrayList<Long>();
                for (var each : threads.invokeAll(List.of(start, start))) seqs.add(each.get());
                assertThat(seqs.get(0)).isEqualTo(seqs.get(1));
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.ask(
                            database,
                            Long.class,
                            "select count(*) from rescue_desk.flyway_schema_history where version is not null"))
                    .isEqualTo(newest());
        }
    }

    /** At this version, with the rows of all versions up to it. */
    private String filled(int version) throws IOException {
        var database = server.bare();
        try (var owner = Database.openAsOwner(DatabaseAddress.of(database, server.user(), server.password()))) {
            assertThat(Migration.runTo(owner, String.valueOf(version))).isTrue();
        }
        for (int each = 1; each <= version; each++) {
            try (var rows = getClass().getResourceAsStream("earlier/v" + each + ".sql")) {
                if (rows != null) server.run(database, new String(rows.readAllBytes(), UTF_8));
            }
        }
        return database;
    }
}
