package org.rescuedesk.cli.chaos.field;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** One rescue in a crew's hands: what it has said about it so far, in order. */
final class Task {
    /** What a desk knows that has an assignment in this state, at least. */
    private static final Map<OrderMessage.State, ReportMessage.Kind> KNOWN = new EnumMap<>(Map.of(
            OrderMessage.State.ACCEPTED, ReportMessage.Kind.ACCEPT,
            OrderMessage.State.EN_ROUTE, ReportMessage.Kind.DEPART,
            OrderMessage.State.ON_SITE, ReportMessage.Kind.ARRIVE));

    private final String rescue;
    private final List<ReportMessage> said = new ArrayList<>();
    private @Nullable ElevatorId elevator;
    private @Nullable Instant answerBy;
    private boolean begun;
    private boolean over;

    Task(String rescue) {
        this.rescue = rescue;
    }

    String rescue() {
        return rescue;
    }

    void say(ReportMessage report) {
        said.add(report);
        over |= report.kind() == ReportMessage.Kind.CAUSE || report.kind() == ReportMessage.Kind.DECLINE;
    }

    void offered(OrderMessage order) {
        answerBy = order.answerBy();
        elevator = order.elevator();
    }

    /**
     * Whether a crew that has this in its hands may not be asked for another rescue: until its answer was due, and from its
     * confirmation on. A yes that was never confirmed may have come too late, or may still be under way. Whoever has freed people from
     * an elevator still stands there, and is asked when it shuts in others.
     */
    boolean forbids(OrderMessage next) {
        boolean due = answerBy != null && !next.offeredAt().isBefore(answerBy);
        boolean standsThere = hasFreed() && next.elevator().equals(elevator);
        return !over && (begun || !due) && !standsThere;
    }

    private boolean hasFreed() {
        return said.stream().anyMatch(report -> report.kind() == ReportMessage.Kind.RELEASE);
    }

    void standDown() {
        over = true;
    }

    /** Whether the crew has nothing more to do in it. */
    boolean isOver() {
        return over;
    }

    /** Whether its work begins with this confirmation: it does so once. */
    boolean begins() {
        boolean first = !begun && !over;
        begun = true;
        return first;
    }

    String reportId(CrewId crew) {
        return crew + "-" + rescue.hashCode() + "-" + said.size();
    }

    /**
     * What the desk may not know by this order, though it was said: it got lost, or is on its way. Of an arrival there may be two
     * words, and the order does not say which are known.
     */
    List<ReportMessage> unknown(OrderMessage order) {
        var known = KNOWN.get(order.state());
        return said.stream()
                .filter(report -> known == null
                        || report.kind().compareTo(known) > 0
                        || report.kind() == ReportMessage.Kind.ARRIVE)
                .toList();
    }
}
