package org.rescuedesk.core.policy;

import java.time.Instant;
import java.util.Optional;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.ElevatorState;

/** Whether a readable signal can be believed as it stands (DESIGN 3.2). */
public final class Trust {
    private Trust() {}

    /** What is wrong with it, if anything: an elevator nobody knows, or a device time that can't be. */
    public static Optional<Distrust> findDoubt(Signal signal, Desk desk, Instant receivedAt) {
        if (desk.register().findElevator(signal.elevator()).isEmpty()) return Optional.of(Distrust.UNKNOWN_ELEVATOR);
        var deviceAt = signal.deviceAt();
        if (deviceAt == null) return Optional.empty();
        var area = desk.register().elevator(signal.elevator()).area();
        var policy = desk.policies().inForce(area, receivedAt);
        boolean ahead = deviceAt.isAfter(receivedAt.plus(policy.suspicions().clockAhead()));
        boolean ancient = deviceAt.isBefore(receivedAt.minus(ElevatorState.REMEMBERED));
        return ahead || ancient ? Optional.of(Distrust.IMPOSSIBLE_TIME) : Optional.empty();
    }
}
