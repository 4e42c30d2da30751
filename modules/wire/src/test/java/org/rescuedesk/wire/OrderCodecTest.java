package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Refusals.bytes;
import static org.rescuedesk.wire.Samples.AREA;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.ELEVATOR;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.OrderMessage.Kind;
import org.rescuedesk.wire.message.OrderMessage.Stage;
import org.rescuedesk.wire.message.OrderMessage.State;
import org.rescuedesk.wire.message.ReceiptMessage;

/** What the desk says: orders, receipts, the clock. */
class OrderCodecTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:30:01Z");
    private static final String RESCUE = "GY-000123@20261123T093000Z";

    @Test
    void anOfferSaysWhereToGoAndUntilWhenToAnswer() {
        OrderMessage offer = new OrderMessage(
                CREW,
                Kind.OFFER,
                RESCUE,
                ELEVATOR,
                AREA,
                "花果园 A1",
                new Point(26.57, 106.7),
                3,
                State.OFFERED,
                Stage.OPEN,
                Duration.ofSeconds(480),
                AT.plusSeconds(180),
                AT.plusSeconds(1800),
                AT,
                AT,
                3,
                1234,
                true,
                "");
        assertThat(text(OrderCodec.encode(offer)))
                .isEqualTo(
                        "{'v':1,'crew':'C-017','kind':'offer','rescue':'GY-000123@20261123T093000Z',"
                                + "'elevator':'GY-000123','area':'520102','place':'花果园 A1','lat':26.57,'lon':106.7,'people':3,'level':1,"
                                + "'state':'OFFERED','stage':'OPEN','eta_s':480,'answer_by':'2026-11-23T09:33:01Z',"
                                + "'limit_at':'2026-11-23T10:00:01Z','offered_at':'2026-11-23T09:30:01Z','at':'2026-11-23T09:30:01Z','epoch':3,'seq':1234}");
    }

    @Test
    void anOrderToAPlaceThatNobodyKnowsHasNoDegrees() {
        OrderMessage nowhere = new OrderMessage(
                CREW,
                Kind.OFFER,
                RESCUE,
                ELEVATOR,
                AREA,
                "",
                null,
                null,
                2,
                true,
                State.OFFERED,
                Stage.OPEN,
                null,
                AT.plusSeconds(180),
                AT.plusSeconds(1800),
                AT,
                AT,
                3,
                1234,
                true,
                "");
        assertThat(text(OrderCodec.encode(nowhere)))
                .contains("'level':2,'extra':true")
                .doesNotContain("lat", "lon", "eta_s");
        assertThat(OrderCodec.decode(Topics.order(CREW), OrderCodec.encode(nowhere))
                        .value())
                .isEqualTo(nowhere);
    }

    @Test
    void aReceiptEchoesTheSendersOwnNumbersWhenItGaveThem() {
        assertThat(text(ReceiptCodec.encode(
                        new ReceiptMessage(ELEVATOR, "GY-000123/b7/42", "b7", 42L, AT, true, RESCUE, 3))))
                .isEqualTo(
                        "{'v':1,'elevator':'GY-000123','signal':'GY-000123/b7/42','boot':'b7','counter':42,"
                                + "'received':'2026-11-23T09:30:01Z','saved':true,'rescue':'GY-000123@20261123T093000Z','epoch':3}");
        assertThat(text(ReceiptCodec.encode(new ReceiptMessage(ELEVATOR, "id", "", null, AT, false, "", 3))))
                .isEqualTo("{'v':1,'elevator':'GY-000123','signal':'id',"
                        + "'received':'2026-11-23T09:30:01Z','saved':false,'epoch':3}");
    }

    @Test
    void aClockThatNeverTickedHasNoTime() {
        byte[] bytes = ClockCodec.encode(new ClockDone(0, null));
        assertThat(text(bytes)).isEqualTo("{'v':1,'n':0}");
        assertThat(ClockCodec.decodeDone(Topics.CLOCK_DONE, bytes).value().at()).isNull();
    }

    @Test
    void anOrderThatNamesNoRealElevatorIsRefused() {
        String json =
                "{\"v\":1,\"crew\":\"C-017\",\"kind\":\"offer\",\"rescue\":\"E@20261123T093000Z-2\",\"elevator\":\"a/b\"}";
        assertRefused(OrderCodec.decode(Topics.order(CREW), bytes(json)), Reason.BAD_VALUE)
                .isEqualTo("The field 'elevator' is not spelled as an id.");
    }

    @Test
    void aMessageOnTheTopicOfAnotherIsRefused() {
        assertRefused(OrderCodec.decode(Topics.report(CREW), bytes("{}")), Reason.WRONG_TOPIC)
                .isEqualTo("The topic is another than the one for this kind of message (order).");
        assertRefused(ClockCodec.decode(Topics.CLOCK_DONE, bytes("{}")), Reason.WRONG_TOPIC);
        assertRefused(LeaderCodec.decode(Topics.CLOCK, bytes("{}")), Reason.WRONG_TOPIC);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('"', '\'');
    }
}
