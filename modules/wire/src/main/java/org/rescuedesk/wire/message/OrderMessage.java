package org.rescuedesk.wire.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;

/**
 * What the desk asks of a crew, with all it needs to drive: {@code point} is absent where the register doesn't know the elevator and a
 * person sends the crew. {@code level} is the level at which it was asked, {@code extra} whether beside another. {@code state} is this crew's assignment, {@code stage} the
 * rescue; {@code eta} is the travel time reckoned at {@code offeredAt}, when this crew was last asked; {@code saved} says whether
 * the desk's journal held it when it left; {@code reason} says why a crew is stood down, else "". A crew obeys the highest
 * {@code epoch} and takes (rescue, kind, offeredAt) once.
 */
public record OrderMessage(
        CrewId crew,
        Kind kind,
        String rescue,
        ElevatorId elevator,
        AreaId area,
        String place,
        @Nullable Point point,
        @Nullable Integer people,
        int level,
        boolean extra,
        State state,
        Stage stage,
        @Nullable Duration eta,
        @Nullable Instant answerBy,
        Instant limitAt,
        Instant offeredAt,
        Instant at,
        long epoch,
        long seq,
        boolean saved,
        String reason) {

    /** Of level 1, to a crew that is not sent beside another. */
    public OrderMessage(
            CrewId crew,
            Kind kind,
            String rescue,
            ElevatorId elevator,
            AreaId area,
            String place,
            Point point,
            @Nullable Integer people,
            State state,
            Stage stage,
            @Nullable Duration eta,
            @Nullable Instant answerBy,
            Instant limitAt,
            Instant offeredAt,
            Instant at,
            long epoch,
            long seq,
            boolean saved,
            String reason) {
        this(
                crew, kind, rescue, elevator, area, place, point, people, 1, false, state, stage, eta, answerBy,
                limitAt, offeredAt, at, epoch, seq, saved, reason);
    }

    /** Will you go; you go; you need not go any more. */
    public enum Kind {
        OFFER,
        CONFIRM,
        STAND_DOWN
    }

    /** How far the crew's assignment is. */
    public enum State {
        OFFERED,
        ACCEPTED,
        DECLINED,
        NO_ANSWER,
        EN_ROUTE,
        ON_SITE,
        DONE,
        STOOD_DOWN,
        SILENT
    }

    /** How far the rescue is, with its side exits. */
    public enum Stage {
        SUSPECTED,
        OPEN,
        ON_SITE,
        RELEASED,
        VERIFIED,
        CLOSED,
        FALSE_ALARM,
        SELF_RELEASED,
        DUPLICATE
    }
}
