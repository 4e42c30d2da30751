package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Policy;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/**
 * When a desk at which a {@link Check} has found nothing has to be looked at again. So a driven clock may jump over the hours in
 * which nothing comes due.
 */
public final class Due {
    /** The step of the desk's clock: what is due "after" a time is due this much later. */
    private static final long AFTER_MS = 1;

    private Due() {}

    /** The first moment at which a look finds something if nothing else happens before; none while nothing waits. */
    public static Optional<Instant> next(Desk desk) {
        var policy = desk.rules().policy();
        return desk.rescues()
                .values()
                .flatMap(rescue -> moments(rescue, policy))
                .min(Instant::compareTo);
    }

    private static Stream<Instant> moments(Rescue rescue, Policy policy) {
        var start = rescue.opening().clockStart();
        if (rescue.stage() == Stage.SUSPECTED) return Stream.of(start.plus(policy.suspicionOpensAfter()));
        if (rescue.stage() != Stage.OPEN && rescue.stage() != Stage.ON_SITE) return Stream.empty();
        var marks = rescue.findArrival().isPresent()
                ? Stream.<Optional<Instant>>of()
                : Stream.of(
                        unless(rescue, Mark.OVERDUE, start.plus(policy.warnAfter())),
                        unless(rescue, Mark.LATE, after(rescue.opening().limitAt())));
        var accident = unless(rescue, Mark.ACCIDENT, start.plus(policy.accidentAfter()));
        var answers = rescue.assignments().stream()
                .filter(each -> each.state() == Assignment.State.OFFERED)
                .map(each -> Optional.of(after(each.answerBy())));
        return Stream.of(marks, Stream.of(accident), answers)
                .flatMap(each -> each)
                .flatMap(Optional::stream);
    }

    private static Optional<Instant> unless(Rescue rescue, Mark said, Instant at) {
        return rescue.has(said) ? Optional.empty() : Optional.of(at);
    }

    private static Instant after(Instant at) {
        return at.plusMillis(AFTER_MS);
    }
}
