package org.rescuedesk.server.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.AssignmentEvent.CrewWentSilent;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.Announcement;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.wire.OrderCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.OrderMessage;

/**
 * Tells crews what the desk has decided, or a person at it, once it is durable: offers, confirmations, stand-downs. When the line comes up, every
 * standing order goes out again: one that got lost with the desk or the broker reaches its crew all the same.
 */
final class Orders {
    private static final long EXPIRY_S = 600;

    private final DeskHost host;
    private final MqttLine line;

    Orders(DeskHost host, MqttLine line) {
        this.host = host;
        this.line = line;
    }

    void announce(Announcement announcement) {
        var desk = announcement.desk();
        for (var entry : announcement.entries()) {
            var mark = new Sent(entry.event().at(), entry.seq(), announcement.saved());
            if (entry.event() instanceof CrewOffered offered) send(OrderMessage.Kind.OFFER, offered, mark, "", desk);
            if (entry.event() instanceof CrewAccepted accepted) {
                send(OrderMessage.Kind.CONFIRM, accepted, mark, "", desk);
            }
            if (entry.event() instanceof CrewStoodDown down) {
                send(OrderMessage.Kind.STAND_DOWN, down, mark, down.reason(), desk);
            }
            if (entry.event() instanceof CrewWentSilent silent) {
                send(OrderMessage.Kind.STAND_DOWN, silent, mark, "SILENT", desk);
            }
        }
    }

    /** When an order was sent, after which fact, and whether the journal held that. */
    private record Sent(Instant at, long seq, boolean saved) {}

    private void send(OrderMessage.Kind kind, AssignmentEvent event, Sent mark, String reason, Desk desk) {
        var rescue = desk.rescue(event.rescue());
        rescue.findAssignment(event.crew()).ifPresent(assignment -> send(kind, rescue, assignment, mark, reason));
    }

    /** Publishes all that stands: what was offered is offered again, what was accepted confirmed, who was stood down told so. */
    void repeat() {
        var mark = new Sent(host.clock().now(), host.seq(), host.isSaved());
        host.announced()
                .rescues()
                .values()
                .forEach(rescue -> rescue.assignments().stream()
                        .filter(assignment -> isLast(rescue, assignment))
                        .forEach(assignment -> kindOf(assignment)
                                .ifPresent(kind -> send(kind, rescue, assignment, mark, reasonOf(assignment)))));
    }

    /** A crew that was asked again is not told of the time before. */
    private static boolean isLast(Rescue rescue, Assignment assignment) {
        return rescue.findAssignment(assignment.crew())
                .filter(assignment::equals)
                .isPresent();
    }

    /** The order that stands; none for a crew that has done its part or was never willing. */
    private static Optional<OrderMessage.Kind> kindOf(Assignment assignment) {
        return switch (assignment.state()) {
            case OFFERED -> Optional.of(OrderMessage.Kind.OFFER);
            case ACCEPTED, EN_ROUTE, ON_SITE -> Optional.of(OrderMessage.Kind.CONFIRM);
            case STOOD_DOWN, SILENT -> Optional.of(OrderMessage.Kind.STAND_DOWN);
            case DONE, DECLINED, NO_ANSWER -> Optional.empty();
        };
    }

    /** Why a crew was stood down is said when it is; only that it was silent can be seen ever after. */
    private static String reasonOf(Assignment assignment) {
        return assignment.state() == Assignment.State.SILENT ? "SILENT" : "";
    }

    /** The fire brigade has no phone on this line. */
    private void send(OrderMessage.Kind kind, Rescue rescue, Assignment assignment, Sent mark, String reason) {
        var place = rescue.opening();
        if (assignment.crew().equals(Rescue.FIRE_BRIGADE)) return;
        var order = new OrderMessage(
                assignment.crew(),
                kind,
                rescue.id().value(),
                place.elevator(),
                place.area(),
                place.place(),
                place.point(),
                rescue.people(),
                assignment.level(),
                assignment.extra(),
                OrderMessage.State.valueOf(assignment.state().name()),
                OrderMessage.Stage.valueOf(rescue.stage().name()),
                place.point() == null ? null : assignment.eta(),
                kind == OrderMessage.Kind.OFFER ? assignment.answerBy() : null,
                place.limitAt(),
                assignment.offeredAt(),
                mark.at(),
                host.epoch(),
                mark.seq(),
                mark.saved(),
                reason);
        line.publish(
                Outbound.passing(Topics.order(assignment.crew()), OrderCodec.encode(order), expiryS(order, mark.at())));
    }

    /** An offer is of no use once its time to be answered is over, however long the broker was away meanwhile. */
    private static long expiryS(OrderMessage order, Instant now) {
        var answerBy = order.answerBy();
        if (answerBy == null) return EXPIRY_S;
        return Math.max(1, Math.min(EXPIRY_S, Duration.between(now, answerBy).toSeconds()));
    }
}
