package org.rescuedesk.server.mqtt;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.server.Announcement;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.passenger.Sentences;
import org.rescuedesk.server.passenger.Told;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.passenger.PassengerCodec;
import org.rescuedesk.wire.passenger.PassengerMessage;

/**
 * Tells the people inside, in the car, how their rescue goes on, once it is durable. What they were told last is remembered here only:
 * after a restart they are told where it stands.
 */
final class Messages {
    /** What is older may not be so any more. */
    private static final long EXPIRY_S = 600;

    private final DeskHost host;
    private final MqttLine line;
    private final Map<RescueId, Told> told = new HashMap<>();

    Messages(DeskHost host, MqttLine line) {
        this.host = host;
        this.line = line;
    }

    void announce(Announcement announcement) {
        var rescues = announcement.desk().rescues();
        var changed = new LinkedHashSet<RescueId>();
        for (var entry : announcement.entries())
            if (entry.event() instanceof RescueEvent event) changed.add(event.rescue());
        for (var id : changed) rescues.find(id).ifPresent(this::tell);
        if (told.size() > 2 * rescues.size() + 16) told.keySet().removeIf(id -> !rescues.has(id));
    }

    private void tell(Rescue rescue) {
        Told.next(told.get(rescue.id()), rescue).ifPresent(now -> {
            told.put(rescue.id(), now);
            send(rescue, now);
        });
    }

    /** When the line is up: whoever still waits is told where it stands, for the last word may have been lost. */
    void repeat() {
        host.announced()
                .rescues()
                .values()
                .filter(rescue -> rescue.stage().compareTo(Stage.RELEASED) < 0)
                .forEach(rescue -> {
                    var now = Told.of(rescue);
                    told.put(rescue.id(), now);
                    send(rescue, now);
                });
    }

    private void send(Rescue rescue, Told now) {
        var at = host.clock().now();
        var place = rescue.opening();
        var minutes = now.minutes(at);
        var message = new PassengerMessage(
                place.elevator(),
                rescue.id().value(),
                now.kind(),
                minutes,
                minutes == null ? null : now.etaAt(),
                Sentences.zh(now, at),
                Sentences.en(now, at),
                at,
                host.epoch());
        line.publish(Outbound.passing(
                Topics.message(place.area(), place.elevator()), PassengerCodec.encode(message), EXPIRY_S));
    }
}
