package org.rescuedesk.server.mqtt;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboundTest {
    @Test
    void whatWaitedForTheBrokerHasTheLessTimeLeftThereAndThenNone() {
        var offer = Outbound.passing("crew/C-1/order", new byte[0], 180);
        long made = offer.madeNanos();
        assertThat(expiry(offer, made)).isEqualTo(180);
        assertThat(expiry(offer, made + SECONDS.toNanos(100))).isEqualTo(80);
        assertThat(offer.isExpired(made + MILLISECONDS.toNanos(179_999))).isFalse();
        assertThat(offer.isExpired(made + SECONDS.toNanos(180))).isTrue();
    }

    @Test
    void whatIsRetainedNeverExpires() {
        var leader = Outbound.lasting("desk/checkpoint", new byte[0]);
        assertThat(leader.isExpired(leader.madeNanos() + SECONDS.toNanos(1_000_000)))
                .isFalse();
        assertThat(leader.message(leader.madeNanos()).getProperties().getMessageExpiryInterval())
                .isNull();
    }

    private static Long expiry(Outbound message, long nanos) {
        return message.message(nanos).getProperties().getMessageExpiryInterval();
    }
}
