package org.rescuedesk.cli.replay;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.simulator.DeviceClocks;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;
import org.rescuedesk.simulator.past.PastCall;
import org.rescuedesk.simulator.past.PastRegister;

/** Calls, in the order of their times: each an entrapment, and its crew's arrival. */
record RecordedCalls(List<PastCall> calls) implements Recorded {

    @Override
    public Instant beginsAt() {
        return calls.get(0).receivedAt();
    }

    @Override
    public String amount() {
        return calls.size() + " calls";
    }

    @Override
    public String amountChinese() {
        return calls.size() + " 起记录";
    }

    @Override
    public Register register() {
        return PastRegister.of(calls);
    }

    @Override
    public Simulator play(SimulatorOptions options, DeviceClocks clocks, Consumer<String> progress)
            throws InterruptedException {
        return Simulator.replay(options, calls, clocks, progress);
    }

    @Override
    public boolean compare(DeskApi desk, Lifetime lifetime, Progress progress) throws Exception {
        Comparison comparison = new Comparison(calls, lifetime.await(desk::listRescues));
        JsonObject report = lifetime.await(desk::responseTimes);
        progress.show("");
        progress.show(Tally.heading());
        comparison.tallies().forEach(tally -> progress.say(tally.line()));
        progress.say(comparison.total().line());
        progress.show("");
        progress.say(OwnReport.sentence(report));
        Verdict.say("File and desk agree in every call. 每一起都一致。", comparison.differences(), progress);
        return comparison.agrees();
    }
}
