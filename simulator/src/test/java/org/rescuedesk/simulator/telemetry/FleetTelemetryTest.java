package org.rescuedesk.simulator.telemetry;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

class FleetTelemetryTest implements Line {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final List<Elevator> elevators =
            Province.of(1).register().listElevators().stream().limit(200).toList();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    @Test
    void eachElevatorHasOneTurnInARoundAndSaysFirstWhetherItsLineIsUp() throws Exception {
        FleetTelemetry fleet = new FleetTelemetry(elevators, 1, this);
        for (int s = 0; s <= FleetTelemetry.ROUND.toSeconds(); s += 10) {
            fleet.tell(NOON.plusSeconds(s), elevator -> false);
        }
        assertThat(links).hasSize(elevators.size()).extracting(Link::elevator).doesNotHaveDuplicates();
        long up = links.stream().filter(Link::online).count();
        assertThat(up).isBetween(elevators.size() * 9L / 10, elevators.size() - 0L);
        assertThat(samples.stream()
                        .collect(groupingBy(Sample::elevator, counting()))
                        .values())
                .hasSize((int) up)
                .containsOnly(1L);
    }

    @Test
    void whoeverIsShutInStandsStillBehindClosedDoors() throws Exception {
        FleetTelemetry fleet = new FleetTelemetry(elevators, 1, this);
        fleet.tell(NOON, elevator -> true);
        fleet.tell(NOON.plus(FleetTelemetry.ROUND), elevator -> true);
        assertThat(samples).hasSize(elevators.size()).allSatisfy(sample -> {
            assertThat(sample.running()).isFalse();
            assertThat(sample.doorClosed()).isTrue();
            assertThat(sample.passenger()).isTrue();
        });
    }

    @Test
    void whatAnElevatorCountsNeverRunsBackwards() {
        Condition condition = new Condition(Dice.of(3));
        long before = 0;
        for (Instant at = NOON; at.isBefore(NOON.plus(Duration.ofDays(3))); at = at.plusSeconds(1_700)) {
            Long runs = condition.sample(elevators.get(0).id(), at, false).runs();
            assertThat(runs).isGreaterThanOrEqualTo(before);
            before = runs;
        }
    }

    @Override
    public void publish(String topic, int qos, byte[] payload) {
        assertThat(qos).isZero();
        samples.add(TelemetryCodec.decode(topic, payload).value());
    }

    @Override
    public void retain(String topic, byte[] payload) {
        links.add(LinkCodec.decode(topic, payload).value());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
