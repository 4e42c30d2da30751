package org.rescuedesk.core.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.ElevatorState;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.Calibration;

/** Reads the lines of {@link DeskText} back, one by one; refuses what it would not have written with an unchecked exception. */
final class DeskReading {
    private final List<Map.Entry<PolicyId, Policy>> policies = new ArrayList<>();
    private final List<Map.Entry<RescueId, Rescue>> rescues = new ArrayList<>();
    private final List<Map.Entry<CrewId, CrewState>> crews = new ArrayList<>();
    private final List<Map.Entry<ElevatorId, ElevatorState>> elevators = new ArrayList<>();
    private final List<Map.Entry<String, Instant>> findings = new ArrayList<>();

    private Calibration calibration = Calibration.BUILT_IN;

    void read(String line) {
        var named = Body.of(line);
        if (named.fields().size() != 1) throw new IllegalArgumentException("The line is none of a desk.");
        var kind = named.fields().firstKey();
        var body = named.body(kind);
        switch (kind) {
            case DeskText.POLICY -> policy(Policy.of(body));
            case DeskText.RESCUE -> rescue(Rescue.of(body));
            case DeskText.CREW -> crew(CrewState.of(body));
            case DeskText.ELEVATOR -> elevators.add(Map.entry(body.text("id", ElevatorId::of), ElevatorState.of(body)));
            case DeskText.FINDING -> findings.add(Map.entry(body.text("key"), body.instant("at")));
            case DeskText.CALIBRATION -> calibration = Calibration.of(body);
            default -> throw new IllegalArgumentException("The line is of a kind that this desk does not know.");
        }
    }

    private void policy(Policy policy) {
        policies.add(Map.entry(policy.id(), policy));
    }

    private void rescue(Rescue rescue) {
        rescues.add(Map.entry(rescue.id(), rescue));
    }

    private void crew(CrewState crew) {
        crews.add(Map.entry(crew.crew(), crew));
    }

    /** The desk that all these lines tell of, with the rules and the register of the one that is given. */
    Desk desk(Desk empty) {
        return new Desk(
                empty.rules().with(calibration),
                empty.register(),
                new PolicyBook(Sorted.ofOrdered(policies)),
                Sorted.ofOrdered(rescues),
                Sorted.ofOrdered(crews),
                Sorted.ofOrdered(elevators),
                Sorted.ofOrdered(findings));
    }
}
