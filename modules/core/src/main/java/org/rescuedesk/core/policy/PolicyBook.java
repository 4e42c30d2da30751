package org.rescuedesk.core.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.state.Sorted;

/** All rules that this desk has ever taken up, the national ones always among them; immutable. */
public record PolicyBook(Sorted<PolicyId, Policy> policies) {
    public static final PolicyBook NATIONAL =
            new PolicyBook(Sorted.<PolicyId, Policy>empty().with(Policy.NATIONAL.id(), Policy.NATIONAL));

    private static final Comparator<Policy> NEAREST_THEN_NEWEST = Comparator.comparing(PolicyBook::depth)
            .thenComparing(Policy::from)
            .thenComparing(policy -> policy.id().version());

    public PolicyBook with(Policy policy) {
        return new PolicyBook(policies.with(policy.id(), policy));
    }

    public Optional<Policy> find(PolicyId id) {
        return policies.find(id);
    }

    /** Refuses one that the book doesn't have. */
    public Policy policy(PolicyId id) {
        return policies.get(id);
    }

    /** The rules in force in this area at this time: of the smallest division around it that has any, the version that applies since last. */
    public Policy inForce(AreaId area, Instant at) {
        return covering(area)
                .filter(policy -> !policy.from().isAfter(at))
                .max(NEAREST_THEN_NEWEST)
                .orElse(Policy.NATIONAL);
    }

    private Stream<Policy> covering(AreaId area) {
        return policies.values().filter(policy -> policy.id().covers(area.value()));
    }

    private static int depth(Policy policy) {
        return policy.id().isNational() ? 0 : policy.id().area().length();
    }
}
