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

    /** The national rules in force at this time. */
    public Policy nationalAt(Instant at) {
        return policies.values()
                .filter(policy -> policy.id().isNational() && !policy.from().isAfter(at))
                .max(NEAREST_THEN_NEWEST)
                .orElse(Policy.NATIONAL);
    }

    /** Why these rules can't be taken up at this time, if they can't: what is known may not change, and time goes one way. */
    public Optional<Objection> findObjection(Policy policy, Instant at) {
        var known = find(policy.id());
        if (known.isPresent()) return findChange(known.get(), policy, at);
        var from = policy.notBefore(at).from();
        return policies.values()
                .filter(other -> other.id().area().equals(policy.id().area()))
                .filter(other -> other.id().version() > policy.id().version()
                        || other.from().isAfter(from))
                .findFirst()
                .map(other -> Objection.overtaken(policy, other));
    }

    private static Optional<Objection> findChange(Policy known, Policy policy, Instant at) {
        if (!known.isSame(policy)) return Optional.of(Objection.changed(policy));
        // What is in force since before anybody read a file has no date; what a file dated back began when it was taken
        // up.
        boolean later = policy.from().isAfter(known.from()) && !known.from().equals(Instant.EPOCH);
        boolean earlier = policy.from().isBefore(known.from()) && known.from().isAfter(at);
        return later || earlier ? Optional.of(Objection.moved(known, policy)) : Optional.empty();
    }

    private Stream<Policy> covering(AreaId area) {
        return policies.values().filter(policy -> policy.id().covers(area.value()));
    }

    private static int depth(Policy policy) {
        return policy.id().isNational() ? 0 : policy.id().area().length();
    }
}
