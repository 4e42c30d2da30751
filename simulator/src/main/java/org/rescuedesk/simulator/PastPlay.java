package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.simulator.day.Agenda;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.past.PastCall;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.SignalMessage;

/**
 * Recorded calls, each at its time: the elevator cries, and once the desk has sent its crew that one does what the file says of the
 * unit that arrived first, and nothing that the file does not say. It goes on until the last open rescue has had every mark.
 */
final class PastPlay implements Play {

    private static final String BOOT = "past";
    /** After two hours inside a desk has nothing more to say by itself. */
    private static final Duration LAST_MARK = Duration.ofHours(2).plusSeconds(1);

    private static final int PARTS_TOLD = 10;

    private final List<PastCall> calls;
    private final Voice voice;
    private final DeviceClocks clocks;
    private final Agenda agenda;
    private final Instant from;
    private final Consumer<String> progress;
    private final SortedMap<CrewId, PastCrew> crews = new TreeMap<>();
    private final Set<String> heard = new HashSet<>();
    private final Set<String> unanswered = new TreeSet<>();
    private int cried;

    /** Calls in the order of their times, none before {@code from}. */
    PastPlay(List<PastCall> calls, DeviceClocks clocks, Voice voice, Instant from, Consumer<String> progress) {
        this.calls = calls;
        this.voice = voice;
        this.clocks = clocks;
        this.agenda = new Agenda(from);
        this.from = from;
        this.progress = progress;
        agenda.at(from, this::begin);
        for (PastCall call : calls) {
            crews.put(
                    call.crew(),
                    new PastCrew(call, clocks, voice, agenda, call.receivedAt().plus(LAST_MARK)));
            agenda.at(call.receivedAt(), () -> cry(call));
            agenda.at(call.receivedAt().plus(LAST_MARK), () -> {});
        }
    }

    @Override
    public Instant readyAt() {
        return from;
    }

    @Override
    public boolean isOver() {
        return agenda.isEmpty();
    }

    @Override
    public Instant next() {
        return agenda.next();
    }

    @Override
    public void run(Instant until) throws InterruptedException {
        int before = cried;
        agenda.runUntil(until);
        if (cried > before) {
            // The desk asks at once; without this its orders would lie unread until somebody's next happening.
            agenda.after(Duration.ZERO, () -> {});
        }
    }

    @Override
    public void show(Instant now) {
        // The files have no telemetry.
    }

    @Override
    public void take(OrderMessage order, Instant now) throws InterruptedException {
        agenda.reach(now);
        PastCrew crew = crews.get(order.crew());
        if (crew != null && order.kind() == OrderMessage.Kind.OFFER && heard.add(order.crew() + " " + order.rescue())) {
            crew.take(order);
        }
    }

    @Override
    public void take(ReceiptMessage receipt) {
        if (receipt.saved()) {
            unanswered.remove(receipt.signal());
        }
    }

    @Override
    public Set<String> unanswered() {
        return unanswered;
    }

    private void begin() throws InterruptedException {
        for (PastCrew crew : crews.values()) {
            crew.comesOnDuty();
        }
    }

    /** Without a number of people: the files have none. */
    private void cry(PastCall call) throws InterruptedException {
        SignalMessage signal = SignalMessage.counted(
                call.city().area().id(),
                call.elevator(),
                SignalMessage.Kind.ENTRAPMENT,
                clocks.time(call.elevator().value(), agenda.now()),
                BOOT,
                0,
                null);
        unanswered.add(signal.signalId());
        voice.say(signal);
        cried++;
        if (cried % Math.max(1, calls.size() / PARTS_TOLD) == 0) {
            progress.accept("%d / %d, %s".formatted(cried, calls.size(), agenda.now()));
        }
    }
}
