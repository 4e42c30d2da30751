package org.rescuedesk.simulator;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.day.Simulation;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.simulator.telemetry.FleetTelemetry;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;

/** A made-up province at work; it never ends by itself. With telemetry, every elevator samples itself while it is looked at. */
record MadeUpPlay(Simulation simulation, @Nullable FleetTelemetry telemetry) implements Play {

    static Play begin(SimulatorOptions options, Timekeeper.Start start, Voice voice, @Nullable Line telemetry) {
        Province province = Province.of(options.seed());
        FleetTelemetry fleet = telemetry == null
                ? null
                : new FleetTelemetry(province.register().listElevators(), options.seed(), telemetry);
        Simulation simulation =
                new Simulation(province, options.seed(), options.factor(), voice, start.from(), start.beginning());
        return new MadeUpPlay(simulation, fleet);
    }

    @Override
    public Instant readyAt() {
        return simulation.readyAt();
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public Instant next() {
        return simulation.next();
    }

    @Override
    public void run(Instant until) throws InterruptedException {
        simulation.run(until);
    }

    @Override
    public void show(Instant now) throws InterruptedException {
        if (telemetry != null) {
            telemetry.tell(now, simulation::isShutIn);
        }
    }

    @Override
    public void take(OrderMessage order, Instant now) throws InterruptedException {
        simulation.take(order, now);
    }

    @Override
    public void take(ReceiptMessage receipt) {
        simulation.take(receipt);
    }

    @Override
    public Set<String> unanswered() {
        return simulation.unanswered();
    }
}
