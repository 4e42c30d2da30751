package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.simulator.day.Agenda;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.past.PastChange;
import org.rescuedesk.simulator.past.PastFleet;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.telemetry.LinkCodec;

/**
 * A recorded fleet, each change at its time: what was out of service says that it has a fault, what runs again that its mode is
 * normal, and of what was not known the line is lost. What a facility was already it doesn't say again.
 */
final class FleetPlay implements Play {

    private static final String BOOT = "past";
    private static final int PARTS_TOLD = 10;

    private final AreaId area = PastFleet.GERMANY.id();
    private final List<PastChange> changes;
    private final DeviceClocks clocks;
    private final Voice voice;
    private final Line links;
    private final Agenda agenda;
    private final Instant from;
    private final Consumer<String> progress;
    private final Map<ElevatorId, Device> devices = new HashMap<>();
    private final Set<String> unanswered = new TreeSet<>();
    private int played;

    /** What a facility has said last. */
    private static final class Device {
        private @Nullable Boolean online;
        private boolean faulty;
        private long counter;
    }

    FleetPlay(PastFleet fleet, DeviceClocks clocks, Voice voice, Line links, Instant from, Consumer<String> progress) {
        this.changes = fleet.changes();
        this.clocks = clocks;
        this.voice = voice;
        this.links = links;
        this.agenda = new Agenda(from);
        this.from = from;
        this.progress = progress;
        for (PastChange change : changes) {
            agenda.at(change.at(), () -> play(change));
        }
        // A step beyond the last change: when the desk has made it, it has received all that was said before.
        agenda.at(changes.get(changes.size() - 1).at().plus(Duration.ofSeconds(1)), () -> {});
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
        agenda.runUntil(until);
        links.flush();
    }

    @Override
    public void show(Instant now) {
        // The files have no telemetry.
    }

    @Override
    public void take(OrderMessage order, Instant now) {
        // Nobody is shut in, so nobody is sent.
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

    private void play(PastChange change) throws InterruptedException {
        ElevatorId id = change.facility();
        Device device = devices.computeIfAbsent(id, each -> new Device());
        switch (change.state()) {
            case UNKNOWN -> says(id, device, false);
            case ACTIVE -> {
                says(id, device, true);
                runs(id, device);
            }
            case INACTIVE -> {
                says(id, device, true);
                fails(id, device);
            }
        }
        played++;
        if (played % Math.max(1, changes.size() / PARTS_TOLD) == 0) {
            progress.accept("%d / %d, %s".formatted(played, changes.size(), agenda.now()));
        }
    }

    /** A line that is lost knows no time: the broker speaks for it. */
    private void says(ElevatorId id, Device device, boolean online) throws InterruptedException {
        if (device.online != null && device.online == online) {
            return;
        }
        device.online = online;
        Link link = new Link(id, online, online ? clocks.time(id.value(), agenda.now()) : null);
        links.retain(Topics.link(area, id), LinkCodec.encode(link));
    }

    private void fails(ElevatorId id, Device device) throws InterruptedException {
        if (!device.faulty) {
            signal(id, device, SignalMessage.Kind.FAULT, null);
        }
        device.faulty = true;
    }

    private void runs(ElevatorId id, Device device) throws InterruptedException {
        if (device.faulty) {
            signal(id, device, SignalMessage.Kind.MODE, SignalMessage.Mode.NORMAL);
        }
        device.faulty = false;
    }

    private void signal(ElevatorId id, Device device, SignalMessage.Kind kind, SignalMessage.@Nullable Mode mode)
            throws InterruptedException {
        long counter = device.counter++;
        String name = SignalMessage.countedId(id, BOOT, counter);
        Instant at = clocks.time(id.value(), agenda.now());
        unanswered.add(name);
        voice.say(new SignalMessage(area, id, name, kind, at, BOOT, counter, null, null, null, mode, null));
    }
}
