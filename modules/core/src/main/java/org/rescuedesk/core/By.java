package org.rescuedesk.core;

import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;

/** Who asked for something or made it known: an id within a role, and the channel it came by. */
public record By(String id, Role role, Channel channel) {
    public enum Role {
        ELEVATOR,
        CREW,
        DISPATCHER,
        HOTLINE,
        OPERATOR,
        DESK
    }

    public enum Channel {
        MQTT,
        API,
        DESK
    }

    /** The desk itself, acting on a rule. */
    public static final By DESK = new By("desk", Role.DESK, Channel.DESK);

    public static By elevator(ElevatorId id) {
        return new By(id.value(), Role.ELEVATOR, Channel.MQTT);
    }

    public static By crew(CrewId id) {
        return new By(id.value(), Role.CREW, Channel.MQTT);
    }

    public static By dispatcher(String id) {
        return new By(id, Role.DISPATCHER, Channel.API);
    }

    public Body body() {
        return Body.empty().with("id", id).with("role", role).with("channel", channel);
    }

    public static By of(Body body) {
        return new By(body.text("id"), body.text("role", Role::valueOf), body.text("channel", Channel::valueOf));
    }
}
