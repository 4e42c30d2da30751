package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.store.telemetry.Received;

/** The same on a hypertable of a real TimescaleDB, and what is there only. */
class TelemetryOnTimescaleTest extends TelemetryTest {
    private static final String HYPERTABLES =
            "select count(*) from timescaledb_information.hypertables where hypertable_name = 'telemetry'";

    @Override
    TestServer server() {
        return TestServer.timescale();
    }

    @Test
    void telemetryIsAHypertableOfOneDayChunks() {
        assertThat(ask(Long.class, HYPERTABLES)).isEqualTo(1);
        var noon = Instant.parse("2026-11-20T04:00:00Z");
        memory.telemetry().write(List.of(bare(noon), bare(noon.plusSeconds(86_400)), bare(noon.plusSeconds(100))));
        assertThat(ask(
                        Long.class,
                        "select count(*) from timescaledb_information.chunks where hypertable_name = 'telemetry'"
                                + " and range_start >= '2026-11-20T00:00Z' and range_end <= '2026-11-22T00:00Z'"))
                .isEqualTo(2);
        assertThat(ask(String.class, "select current_setting('timescaledb.license')"))
                .isEqualTo("apache");
    }

    @Test
    void anExtensionThatIsAddedLaterIsFoundAtTheNextStartAndNothingIsLost() {
        var late = server.fresh();
        server.run(late, "drop extension timescaledb cascade");
        server.run(late, "drop table if exists rescue_desk.telemetry");
        server.run(late, "create table rescue_desk.telemetry (like rescue_desk.elevator_now including defaults)");
        server.run(late, "alter table rescue_desk.telemetry add primary key (elevator, at)");
        var sample = bare(Instant.parse("2026-11-20T04:00:00Z"));
        try (var plain = server.open(late)) {
            plain.telemetry().write(List.of(sample));
        }
        server.run(late, "create extension timescaledb");

        var said = new ArrayList<String>();
        try (var hyper = Memory.open(late, server.user(), server.password(), said::add)) {
            assertThat(said).anyMatch(line -> line.endsWith("telemetry has been made a hypertable."));
            assertThat(server.ask(late, Long.class, HYPERTABLES)).isEqualTo(1);
            assertThat(hyper.telemetry()
                            .listSamples(
                                    sample.sample().elevator(), Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z")))
                    .containsExactly(sample);
            assertThat(hyper.telemetry().write(List.of(sample))).isZero();
        }
        said.clear();
        Memory.open(late, server.user(), server.password(), said::add).close();
        assertThat(said).anyMatch(line -> line.endsWith("telemetry is a hypertable."));
    }

    private static Received bare(Instant at) {
        var sample =
                new Sample(ElevatorId.of("GY-000001"), at, null, null, null, null, "", null, null, null, null, null);
        return new Received(sample, at);
    }
}
