package org.rescuedesk.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.PositionMessage.Datum;
import org.rescuedesk.wire.message.ReportMessage;

class PhoneTest implements Line {

    private static final CrewId CREW = new CrewId("C-001");
    private static final Instant LOST = Instant.parse("2026-11-23T10:00:01Z");
    private static final Instant FOUND = LOST.plusSeconds(120);

    private final List<String> said = new ArrayList<>();
    private final Voice voice = new Voice(this, this, true);
    private final Agenda agenda = new Agenda(LOST);
    private final Phone phone = new Phone(new World(Province.of(1), agenda, voice, Dice.of(1)));

    @BeforeEach
    void loseTheSignal() throws InterruptedException {
        phone.loseSignal(FOUND);
        agenda.runUntil(LOST.plusSeconds(30));
        phone.report(ReportMessage.depart(CREW, agenda.now(), "1", "E@20261123T100000Z"));
        phone.position(fix(), true);
        phone.position(fix(), false);
    }

    @Test
    void nothingIsSentWithoutASignal() throws InterruptedException {
        voice.letCrewsSpeak();
        assertThat(said).isEmpty();
    }

    @Test
    void whatWasKeptIsSentInOrderWithItsOwnTimesAndOnlyTheTrackOfATaskIsKept() throws InterruptedException {
        agenda.runUntil(FOUND);
        voice.letCrewsSpeak();
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("depart").contains("\"at\":\"2026-11-23T10:00:31Z\"");
        assertThat(said.get(1)).contains("lat").contains("\"at\":\"2026-11-23T10:00:31Z\"");
    }

    @Test
    void anOrderReachesThePhoneWhenItHasSignalAgain() {
        assertThat(phone.reachedAt(LOST.plusSeconds(5))).isEqualTo(FOUND);
        assertThat(phone.reachedAt(FOUND.plus(Duration.ofMinutes(1)))).isEqualTo(FOUND.plus(Duration.ofMinutes(1)));
    }

    private PositionMessage fix() {
        return new PositionMessage(CREW, agenda.now(), new Point(26.5, 106.7), 5, 0.0, Datum.WGS_84);
    }

    @Override
    public void publish(String topic, int qos, byte[] payload) {
        said.add(new String(payload, java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void retain(String topic, byte[] payload) {
        throw new AssertionError("Nothing is retained here: " + topic);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
