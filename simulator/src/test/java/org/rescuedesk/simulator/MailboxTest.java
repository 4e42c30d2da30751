package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockDone;

class MailboxTest {

    private final List<String> said = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(said::add);

    @Test
    void nothingCountsAsHeardBeforeItIsOpened() throws InterruptedException {
        ClockDone done = new ClockDone(7, Instant.parse("2026-11-23T09:00:00Z"));
        mailbox.hear(Topics.CLOCK_DONE, ClockCodec.encode(done));
        assertThat(mailbox.takeDone()).isEmpty();
        assertThat(mailbox.openNext(Duration.ZERO)).isTrue();
        assertThat(mailbox.takeDone()).contains(done);
        assertThat(mailbox.takeDone()).isEmpty();
    }

    @Test
    void anEmptyMailboxSaysSo() throws InterruptedException {
        assertThat(mailbox.openNext(Duration.ZERO)).isFalse();
    }

    @Test
    void whatCanNotBeReadIsComplainedAboutInBothLanguagesAndOtherwisePassedOver() throws InterruptedException {
        mailbox.hear("crew/C-001/order", "{".getBytes(StandardCharsets.UTF_8));
        mailbox.hear("no/such/topic", new byte[0]);
        mailbox.openNext(Duration.ZERO);
        mailbox.openNext(Duration.ZERO);
        assertThat(said).hasSize(2).allMatch(line -> line.startsWith("无法读取") && line.contains("Can't read"));
        assertThat(mailbox.takeOrders()).isEmpty();
    }
}
