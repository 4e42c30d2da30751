package org.rescuedesk.wire;

import java.time.Duration;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.OrderMessage.Kind;
import org.rescuedesk.wire.message.OrderMessage.Stage;
import org.rescuedesk.wire.message.OrderMessage.State;

/** {@code crew/{id}/order}: what the desk asks of a crew. */
public final class OrderCodec {

    private static final int MOST_PEOPLE = 200;
    private static final int DAY_S = 86_400;

    private OrderCodec() {}

    public static byte[] encode(OrderMessage order) {
        return JsonLine.write(line -> {
            line.put("crew", order.crew().value())
                    .put("kind", Spelling.lower(order.kind()))
                    .put("rescue", order.rescue())
                    .put("elevator", order.elevator().value())
                    .put("area", order.area().value())
                    .put("place", order.place());
            var point = order.point();
            if (point != null) Places.put(line, point);
            line.put("people", order.people())
                    .put("level", Integer.valueOf(order.level()))
                    .put("extra", order.extra() ? Boolean.TRUE : null)
                    .put("state", order.state().name())
                    .put("stage", order.stage().name())
                    .put(
                            "eta_s",
                            order.eta() == null
                                    ? null
                                    : Long.valueOf(order.eta().toSeconds()))
                    .put("answer_by", order.answerBy())
                    .put("limit_at", order.limitAt())
                    .put("offered_at", order.offeredAt())
                    .put("at", order.at())
                    .put("epoch", Long.valueOf(order.epoch()))
                    .put("seq", Long.valueOf(order.seq()))
                    .put("saved", order.saved() ? null : Boolean.FALSE)
                    .put("reason", order.reason());
        });
    }

    /** Never throws. */
    public static Decoded<OrderMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            CrewId crew = Topics.crew(topic, Topic.Kind.ORDER).crew();
            Body body = Body.of(payload);
            body.requireSame("crew", crew.value());
            return read(crew, body);
        });
    }

    private static OrderMessage read(CrewId crew, Body body) throws Refusal {
        return new OrderMessage(
                crew,
                body.choice("kind", Kind.values(), Spelling::lower),
                body.rescue("rescue"),
                elevator(body),
                area(body),
                body.findText("place"),
                Places.findPoint(body).orElse(null),
                body.findWhole("people", 0, MOST_PEOPLE).map(Long::intValue).orElse(null),
                body.findWhole("level", 1, 3).map(Long::intValue).orElse(1),
                body.findFlag("extra").orElse(false),
                body.choice("state", State.values(), Enum::name),
                body.choice("stage", Stage.values(), Enum::name),
                body.findWhole("eta_s", 0, DAY_S).map(Duration::ofSeconds).orElse(null),
                body.findInstant("answer_by").orElse(null),
                body.instant("limit_at"),
                body.instant("offered_at"),
                body.instant("at"),
                body.whole("epoch", 0, Long.MAX_VALUE),
                body.whole("seq", 0, Long.MAX_VALUE),
                body.findFlag("saved").orElse(true),
                body.findText("reason"));
    }

    private static ElevatorId elevator(Body body) throws Refusal {
        String id = body.text("elevator");
        if (!ElevatorId.isValid(id)) {
            throw body.bad("elevator", "不符合编号写法", "is not spelled as an id");
        }
        return ElevatorId.of(id);
    }

    private static AreaId area(Body body) throws Refusal {
        String id = body.text("area");
        if (!AreaId.isValid(id)) {
            throw body.bad("area", "不是六位数字", "is not six digits");
        }
        return AreaId.of(id);
    }
}
