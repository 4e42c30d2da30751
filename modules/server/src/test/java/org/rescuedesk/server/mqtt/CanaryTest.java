package org.rescuedesk.server.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private final List<Outbound> sent = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private long nanos = 5;
    private int acks;

    private final Canary canary = canary();

    private Canary canary() {
        return new Canary("desk-1-signals", sent::add, broken::add, () -> nanos);
    }

    @Test
    void oneThatComesBackProvesTheWayAndIsNobodyElsesBusiness() {
        canary.sing();
        passes(3);
        assertThat(canary.takes(last())).isTrue();
        assertThat(acks).isOne();
        passes(7);
        assertThat(canary.ageSeconds()).isEqualTo(7);
        assertThat(canary.isProven()).isTrue();
        for (int i = 0; i < 20; i++) {
            canary.sing();
            canary.takes(last());
            passes(10);
        }
        assertThat(broken).isEmpty();
        assertThat(canary.takes(new Delivery("elevator/520102/GY-1/signal", new byte[0], 1, () -> {})))
                .isFalse();
    }

    @Test
    void twoThatDoNotComeBackBreakTheLineOff() {
        canary.begin();
        canary.sing();
        assertThat(broken).isEmpty();
        canary.sing();
        assertThat(broken)
                .singleElement()
                .asString()
                .contains("on desk/canary/desk-1-signals has not come back for 20 s", "access list");
        assertThat(sent).hasSize(2);
        canary.begin();
        canary.sing();
        assertThat(broken).as("the new line gets its own two").hasSize(1);
    }

    @Test
    void whileOtherThingsComeTheLineStaysThoughItIsNotProven() {
        canary.begin();
        for (int i = 0; i < 10; i++) {
            canary.takes(new Delivery("elevator/520102/GY-1/signal", new byte[0], 1, () -> {}));
            canary.sing();
        }
        assertThat(broken).isEmpty();
        assertThat(canary.isProven()).isFalse();
        canary.sing();
        assertThat(broken).as("nothing at all came").hasSize(1);
    }

    @Test
    void aLineIsProvenFromItsFirstThatIsBackUntilOneIsMissing() {
        canary.begin();
        assertThat(canary.isProven()).as("nothing has come back yet").isFalse();
        canary.takes(last());
        assertThat(canary.isProven()).isTrue();
        canary.sing();
        assertThat(canary.isProven())
                .as("the last one came back; this one has its time")
                .isTrue();
        canary.sing();
        assertThat(canary.isProven()).as("one is missing").isFalse();
        canary.takes(last());
        assertThat(canary.isProven()).isTrue();
        canary.begin();
        assertThat(canary.isProven()).as("another connection").isFalse();
    }

    @Test
    void aLateOneOrOneOfAnEarlierStartProvesNothing() {
        canary.sing();
        var early = last();
        canary.sing();
        canary.takes(early);
        nanos = 77;
        var other = canary();
        other.sing();
        canary.takes(last());
        canary.sing();
        assertThat(broken).hasSize(1);
    }

    @Test
    void whatALastConnectionOwedIsNotMissedByTheNext() {
        canary.begin();
        canary.sing();
        canary.begin();
        canary.sing();
        assertThat(broken).isEmpty();
    }

    private Delivery last() {
        var message = sent.get(sent.size() - 1);
        return new Delivery(message.topic(), message.payload(), 1, () -> acks++);
    }

    private void passes(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }
}
