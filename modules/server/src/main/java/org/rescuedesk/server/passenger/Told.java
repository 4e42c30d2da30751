package org.rescuedesk.server.passenger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.wire.passenger.PassengerMessage.Kind;

/**
 * What there is to tell the people inside at one state of their rescue, and nothing that is not so: {@code crew} is who comes or is
 * there, {@code etaAt} when it is predicted to be, where anybody can say; {@code helped} whether the fire brigade was called as well.
 */
public record Told(
        Kind kind, @Nullable CrewId crew, @Nullable Instant etaAt, boolean helped) {
    /** A prediction that has moved by less is the same to people who wait. */
    private static final Duration MOVED = Duration.ofMinutes(2);

    private static final Told HEARD = new Told(Kind.HEARD, null, null, false);

    /** Of a rescue as it stands; it follows from nothing else. */
    public static Told of(Rescue rescue) {
        if (rescue.stage() == Stage.SUSPECTED || rescue.stage() == Stage.DUPLICATE) return HEARD;
        if (rescue.stage().compareTo(Stage.RELEASED) >= 0) return new Told(Kind.CLEARED, null, null, false);
        boolean helped = rescue.findAssignment(Rescue.FIRE_BRIGADE)
                .filter(each -> each.state().isActive())
                .isPresent();
        var there = crews(rescue).filter(each -> each.state() == State.ON_SITE).findFirst();
        if (rescue.stage() == Stage.ON_SITE || there.isPresent())
            return new Told(Kind.ON_SITE, there.map(Assignment::crew).orElse(null), null, helped);
        var coming = crews(rescue).filter(Assignment::isUnderWay).min(Comparator.comparing(Assignment::etaAt));
        if (coming.isPresent()) return coming(rescue, coming.get(), helped);
        if (helped) return new Told(Kind.FIRE_BRIGADE, Rescue.FIRE_BRIGADE, null, true);
        return new Told(Kind.SEEKING, null, null, false);
    }

    /** Nobody knows how long it takes to a place that is in no register. */
    private static Told coming(Rescue rescue, Assignment coming, boolean helped) {
        var etaAt = rescue.opening().point() == null ? null : coming.etaAt();
        var kind = hasLost(rescue, coming.crew()) ? Kind.ANOTHER_COMING : Kind.COMING;
        return new Told(kind, coming.crew(), etaAt, helped);
    }

    /** Whether a crew that had said yes, another than this one, does not come any more. */
    private static boolean hasLost(Rescue rescue, CrewId but) {
        return crews(rescue)
                .anyMatch(each -> !each.state().isActive()
                        && !each.crew().equals(but)
                        && each.findReached(State.ACCEPTED).isPresent());
    }

    private static Stream<Assignment> crews(Rescue rescue) {
        return rescue.assignments().stream().filter(each -> !each.crew().equals(Rescue.FIRE_BRIGADE));
    }

    /**
     * What to tell now to people who were told this before, or nothing as yet ({@code null}): only what is new to them. That it is over
     * is no news to whoever was told of nothing.
     */
    public static Optional<Told> next(@Nullable Told before, Rescue rescue) {
        var now = of(rescue);
        boolean isNews = before == null ? now.kind != Kind.CLEARED : !now.isLike(before);
        return isNews ? Optional.of(now) : Optional.empty();
    }

    private boolean isLike(Told before) {
        boolean sameCrew = crew == null ? before.crew == null : crew.equals(before.crew);
        if (kind != before.kind || helped != before.helped || (!sameCrew && kind != Kind.ON_SITE)) return false;
        if (etaAt == null || before.etaAt == null) return etaAt == null && before.etaAt == null;
        return Duration.between(etaAt, before.etaAt).abs().compareTo(MOVED) < 0;
    }

    /** From {@code now} until it is predicted to be there, upwards; none where that has passed, for nobody knows then. */
    public @Nullable Integer minutes(Instant now) {
        if (etaAt == null || !etaAt.isAfter(now)) return null;
        long seconds = Duration.between(now, etaAt).toSeconds();
        return (int) Math.max(1, (seconds + 59) / 60);
    }
}
