package org.rescuedesk.cli.replay;

import java.time.Instant;
import java.util.function.Consumer;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.simulator.DeviceClocks;
import org.rescuedesk.simulator.Simulator;
import org.rescuedesk.simulator.SimulatorOptions;

/** Recorded days: what a desk has to know beforehand, what is played against it, and what it then has to say. */
interface Recorded {

    Instant beginsAt();

    /** How much it is, in English and in Chinese: {@code 12 calls}. */
    String amount();

    String amountChinese();

    Register register();

    Simulator play(SimulatorOptions options, DeviceClocks clocks, Consumer<String> progress)
            throws InterruptedException;

    /** Shows what the desk measured beside what the files say; whether both agree in everything. */
    boolean compare(DeskApi desk, Lifetime lifetime, Progress progress) throws Exception;
}
