package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;
import org.rescuedesk.store.telemetry.Stretch;

/** What holds on a plain table and on a hypertable alike. */
class TelemetryTest extends OnPostgres {
    private static final ElevatorId ONE = ElevatorId.of("GY-000001");
    private static final ElevatorId OTHER = ElevatorId.of("GY-000002");
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void aSampleIsReadAsItWasWrittenToTheMillisecond() {
        var full = new Sample(
                ONE,
                NOON.plusMillis(123),
                ServiceMode.FIRE_RECALL,
                true,
                Direction.DOWN,
                false,
                "B1",
                true,
                false,
                true,
                Long.MAX_VALUE,
                10_234.5);
        var known = new Received(full, NOON.plusMillis(987));
        var empty = new Received(bare(OTHER, Instant.parse("1969-12-31T23:59:59.001Z")), NOON);

        assertThat(memory.telemetry().write(List.of(known, empty))).isEqualTo(2);

        assertThat(memory.telemetry().listSamples(ONE, NOON, NOON.plusSeconds(1)))
                .containsExactly(known);
        assertThat(memory.telemetry().findNow(ONE)).hasValue(known);
        assertThat(memory.telemetry().findNow(OTHER)).hasValue(empty);
        assertThat(memory.telemetry().findNow(ElevatorId.of("GY-9"))).isEmpty();
    }

    @Test
    void theSameElevatorAndTimeIsKeptOnceWhetherInOneBatchOrInTwo() {
        var batch = List.of(at(0), at(1), at(1), at(0));

        assertThat(memory.telemetry().write(batch)).isEqualTo(2);
        assertThat(memory.telemetry().write(batch)).isZero();

        assertThat(samples()).containsExactly(at(0), at(1));
    }

    @Test
    void aSampleThatComesLateNeverSetsTheNewestStateBack() {
        memory.telemetry().write(List.of(at(5), at(9), at(7)));
        memory.telemetry().write(List.of(at(8), at(1)));

        assertThat(memory.telemetry().findNow(ONE)).hasValue(at(9));
        assertThat(samples()).containsExactly(at(1), at(5), at(7), at(8), at(9));
    }

    @Test
    void aLinkKeepsSinceWhenItIsAsItIs() {
        var up = new Link(ONE, true, NOON.minusSeconds(3));
        hear(up, NOON);
        hear(up, NOON.plusSeconds(60));
        assertThat(memory.telemetry().findLink(ONE)).hasValue(new LinkState(up, NOON, NOON.plusSeconds(60)));

        var down = new Link(ONE, false, null);
        hear(down, NOON.plusSeconds(90));
        assertThat(memory.telemetry().findLink(ONE))
                .hasValue(new LinkState(down, NOON.plusSeconds(90), NOON.plusSeconds(90)));
        assertThat(memory.telemetry().findLink(OTHER)).isEmpty();
    }

    @Test
    void linesOfElevatorsThatLeftTheRegisterAreNotCounted() {
        register(ONE, OTHER);
        hear(new Link(ONE, false, null), NOON);
        hear(new Link(OTHER, true, null), NOON);
        assertThat(memory.telemetry().countLinks()).containsEntry(true, 1L).containsEntry(false, 1L);
        register(ONE);
        assertThat(memory.telemetry().countLinks()).containsEntry(true, 0L).containsEntry(false, 1L);
    }

    private void register(ElevatorId... elevators) {
        server.run(database, "insert into rescue_desk.register_version (digest) values ('\\x00')");
        for (var each : elevators) {
            server.run(
                    database,
                    "insert into rescue_desk.elevator (version, id, rescue_code, area, firm, place, place_type)"
                            + " select max(version), '" + each
                            + "', '', '520102', 'F-1', '', 'OTHER' from rescue_desk.register_version");
        }
    }

    @Test
    void aClockThatIsAheadKeepsNoLaterSampleFromBeingTheNewest() {
        var ahead = new Received(at(590).sample(), NOON);
        memory.telemetry().write(List.of(ahead));
        assertThat(memory.telemetry().findNow(ONE)).hasValue(ahead);
        var next = new Received(at(9).sample(), NOON.plusSeconds(10));
        memory.telemetry().write(List.of(next));
        assertThat(memory.telemetry().findNow(ONE)).hasValue(next);
        var together = new Received(at(20).sample(), NOON.plusSeconds(20));
        memory.telemetry().write(List.of(new Received(at(600).sample(), NOON.plusSeconds(15)), together));
        assertThat(memory.telemetry().findNow(ONE)).hasValue(together);
    }

    @Test
    void aStretchSaysWhatItsSamplesSayTogether() {
        var minute = NOON;
        memory.telemetry()
                .write(List.of(
                        used(minute, 100L, true, true, false),
                        used(minute.plusSeconds(30), 102L, false, false, true),
                        used(minute.plusSeconds(400), 107L, false, true, true),
                        new Received(bare(ONE, minute.plusSeconds(700)), NOON)));

        assertThat(memory.telemetry().listStretches(ONE, NOON, NOON.plus(Duration.ofDays(1)), Duration.ofMinutes(5)))
                .containsExactly(
                        new Stretch(NOON, 2, 2L, 0.5, 0.5, 0.5, true, List.of(ServiceMode.NORMAL)),
                        new Stretch(NOON.plusSeconds(300), 1, 5L, 0.0, 0.0, 1.0, false, List.of(ServiceMode.NORMAL)),
                        new Stretch(NOON.plusSeconds(600), 1, null, null, null, null, null, List.of()));
    }

    @Test
    void whatIsOldIsLetGoAndTheNewestStateStays() {
        var old =
                IntStream.range(0, 50).mapToObj(day -> at(-86_400 * (day + 1))).toList();
        memory.telemetry().write(old);
        memory.telemetry().write(List.of(at(0)));

        assertThat(memory.telemetry().forget(NOON.minus(Duration.ofDays(30)))).isPositive();

        assertThat(memory.telemetry().listSamples(ONE, NOON.minus(Duration.ofDays(60)), NOON.plusSeconds(1)))
                .hasSizeBetween(30, 33)
                .contains(at(0), old.get(29));
        assertThat(memory.telemetry().findNow(ONE)).hasValue(at(0));
        assertThat(memory.telemetry().forget(NOON.minus(Duration.ofDays(30)))).isZero();
    }

    @Test
    void aMessageThatCouldNotBeUsedIsKeptAsItCame() {
        memory.telemetry().keep(List.of(SmallDesk.raw("{"), SmallDesk.raw("[")));
        assertThat(memory.recall().countUnreadable()).isEqualTo(2);
    }

    @Test
    void aBatchOfThousandsIsOneWord() {
        var batch = new ArrayList<Received>();
        for (int i = 0; i < 20_000; i++) {
            batch.add(new Received(bare(ElevatorId.of("GY-" + i % 7_000), NOON.plusMillis(i)), NOON));
        }
        assertThat(memory.telemetry().write(batch)).isEqualTo(20_000);
        assertThat(ask(Long.class, "select count(*) from rescue_desk.elevator_now"))
                .isEqualTo(7_000);
    }

    private void hear(Link link, Instant at) {
        memory.telemetry().writeLinks(List.of(new LinkState(link, at, at)));
    }

    private List<Received> samples() {
        return memory.telemetry().listSamples(ONE, NOON.minusSeconds(100), NOON.plusSeconds(100));
    }

    private static Received at(int second) {
        return used(NOON.plusSeconds(second), 1_000_000 + second, true, false, true);
    }

    private static Received used(Instant at, long runs, boolean running, boolean doorClosed, boolean powerOn) {
        var sample = new Sample(
                ONE, at, ServiceMode.NORMAL, running, null, null, "3", doorClosed, powerOn, powerOn, runs, null);
        return new Received(sample, NOON);
    }

    private static Sample bare(ElevatorId elevator, Instant at) {
        return new Sample(elevator, at, null, null, null, null, "", null, null, null, null, null);
    }
}
