package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures that Prometheus scrapes are the desk's. */
class DeskMetricsTest {
    private static final Map<String, String> NONE = Map.of();

    private final WorkedDesk desk = new WorkedDesk(Instant.parse("2026-11-23T09:30:00Z"));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void openRescuesAreCountedByStage() {
        desk.comesOnDuty();
        desk.arrives(desk.entrapment("E1"));
        desk.entrapment("E2");
        desk.unreadableCry("E3");
        assertThat(open("ON_SITE")).isEqualTo(1);
        assertThat(open("OPEN")).isEqualTo(1);
        assertThat(open("SUSPECTED")).isEqualTo(1);
        assertThat(open("RELEASED")).isZero();
    }

    private double open(String stage) {
        return value("rescue_open", Map.of("stage", stage));
    }

    @Test
    void anArrivalAtThirtyMinutesSharpIsCountedWithinThirty() {
        arrivesAfter(Duration.ofMinutes(30));
        assertThat(value("rescue_arrival_seconds_bucket", Map.of("le", "1740.0")))
                .isZero();
        assertThat(value("rescue_arrival_seconds_bucket", Map.of("le", "1800.0")))
                .isEqualTo(1);
        assertThat(value("rescue_arrival_seconds_sum", NONE)).isEqualTo(1800);
    }

    @Test
    void anArrivalAMillisecondLaterIsNot() {
        arrivesAfter(Duration.ofMinutes(30).plusMillis(1));
        assertThat(value("rescue_arrival_seconds_bucket", Map.of("le", "1800.0")))
                .isZero();
        assertThat(value("rescue_arrival_seconds_count", NONE)).isEqualTo(1);
    }

    private void arrivesAfter(Duration time) {
        desk.comesOnDuty();
        var rescue = desk.entrapment("E1");
        desk.passes(time);
        desk.arrives(rescue);
    }

    @Test
    void aLateRescueIsCountedOnce() {
        desk.entrapment("E1");
        desk.passes(Duration.ofMinutes(30));
        assertThat(value("rescue_late_total", NONE)).isZero();
        desk.passes(Duration.ofSeconds(1));
        desk.passes(Duration.ofMinutes(5));
        assertThat(value("rescue_late_total", NONE)).isEqualTo(1);
    }

    @Test
    void onlyWhatLedToAnOrderCountsInItsLatency() {
        desk.entrapment("E3");
        assertThat(value("order_latency_seconds_count", NONE)).isZero();
        desk.comesOnDuty();
        assertThat(value("order_latency_seconds_count", NONE)).isEqualTo(1);
        assertThat(value("order_latency_seconds_sum", NONE)).isPositive();
    }

    @Test
    void aBatchIsTimedAndTheQueueIsEmptyAgain() {
        desk.comesOnDuty();
        assertThat(value("desk_batch_seconds_count", NONE)).isEqualTo(1);
        assertThat(value("desk_batch_seconds_sum", NONE)).isPositive();
        assertThat(value("desk_queue", NONE)).isZero();
    }

    @Test
    void aReasonStandsAtNoughtBeforeItsFirstMessage() {
        assertThat(value("unreadable_total", Map.of("reason", "not_json"))).isZero();
        desk.metrics().unreadable("not_json");
        assertThat(value("unreadable_total", Map.of("reason", "not_json"))).isEqualTo(1);
    }

    @Test
    void aLineIsUpOrDown() {
        desk.metrics().connected("signals", () -> true);
        desk.metrics().connected("crews", () -> false);
        assertThat(value("mqtt_connected", Map.of("client", "signals"))).isEqualTo(1);
        assertThat(value("mqtt_connected", Map.of("client", "crews"))).isZero();
    }

    private double value(String metric, Map<String, String> labels) {
        return desk.scrape().value(metric, labels);
    }
}
