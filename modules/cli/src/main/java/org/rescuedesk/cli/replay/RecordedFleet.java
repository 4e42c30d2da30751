package org.rescuedesk.cli.replay;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.simulator.DeviceClocks;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import org.rescuedesk.simulator.past.PastChange;
import org.rescuedesk.simulator.past.PastFleet;

/** A fleet whose states were recorded: faults and lost links. */
record RecordedFleet(PastFleet fleet) implements Recorded {

    @Override
    public Instant beginsAt() {
        return fleet.changes().get(0).at();
    }

    private Instant endsAt() {
        List<PastChange> changes = fleet.changes();
        return changes.get(changes.size() - 1).at();
    }

    @Override
    public String amount() {
        return "%d changes of %d facilities"
                .formatted(fleet.changes().size(), fleet.facilities().size());
    }

    @Override
    public String amountChinese() {
        return "%d 台设施的 %d 次状态变化"
                .formatted(fleet.facilities().size(), fleet.changes().size());
    }

    @Override
    public Register register() {
        return fleet.register();
    }

    @Override
    public Simulator play(SimulatorOptions options, DeviceClocks clocks, Consumer<String> progress)
            throws InterruptedException {
        fleet.remarks().forEach(progress);
        return Simulator.replay(options, fleet, clocks, progress);
    }

    @Override
    public boolean compare(DeskApi desk, Lifetime lifetime, Progress progress) throws Exception {
        FleetComparison comparison = new FleetComparison(
                fleet.facilities(), FileOutages.of(fleet.changes()), lifetime.await(desk::listOutages), endsAt());
        progress.show("");
        progress.show(FleetTally.heading());
        comparison.tallies().forEach(tally -> progress.say(tally.line()));
        progress.show("");
        Verdict.say(
                "File and desk agree in every outage and every lost link. 每一次停用和断线都一致。",
                comparison.differences(),
                progress);
        return comparison.differences().isEmpty();
    }
}
