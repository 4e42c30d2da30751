package org.rescuedesk.wire.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;

/**
 * What an elevator's controller says and must not be lost. {@code area} and {@code elevator} are the topic's;
 * {@code signalId} is the same for every repetition; {@code at} is the device's own time; {@code boot} is "" when the
 * sender counts nothing. {@code held} stands with BUTTON, {@code mode} with MODE and {@code power} with POWER, always;
 * without them those kinds are refused with an {@link IllegalArgumentException}.
 */
public record SignalMessage(
        AreaId area,
        ElevatorId elevator,
        String signalId,
        Kind kind,
        @Nullable Instant at,
        String boot,
        @Nullable Long counter,
        @Nullable Integer people,
        @Nullable FaultCode code,
        @Nullable Duration held,
        @Nullable Mode mode,
        @Nullable Power power) {

    public SignalMessage {
        if ((kind == Kind.BUTTON && held == null)
                || (kind == Kind.MODE && mode == null)
                || (kind == Kind.POWER && power == null)) {
            throw new IllegalArgumentException("A signal of kind " + kind + " lacks what it is about.");
        }
    }

    /** A signal of a kind that needs nothing else, from a sender that counts: its id is made of boot and counter. */
    public static SignalMessage counted(
            AreaId area,
            ElevatorId elevator,
            Kind kind,
            @Nullable Instant at,
            String boot,
            long counter,
            @Nullable Integer people) {
        String id = countedId(elevator, boot, counter);
        return new SignalMessage(area, elevator, id, kind, at, boot, counter, people, null, null, null, null);
    }

    /** The id of the signal with this number since this start of the controller. */
    public static String countedId(ElevatorId elevator, String boot, long counter) {
        return elevator + "/" + boot + "/" + counter;
    }

    /** What happened: people shut in, over again, the button in the car, a fault with nobody known inside, … */
    public enum Kind {
        ENTRAPMENT,
        CLEARED,
        BUTTON,
        FAULT,
        MODE,
        POWER,
        TEST
    }

    /** The service modes of GB/T 24476-2017, clause 9. */
    public enum Mode {
        OUT_OF_SERVICE,
        NORMAL,
        INSPECTION,
        FIRE_RECALL,
        FIREFIGHTER,
        EMERGENCY_POWER,
        EARTHQUAKE,
        UNKNOWN
    }

    /** The elevator's main power. */
    public enum Power {
        LOST,
        RESTORED
    }

    /** A code and the table it stands in, e.g. {@code GB/T 24476-2017} and {@code 04}; codes of two tables never compare. */
    public record FaultCode(String system, String code) {}
}
