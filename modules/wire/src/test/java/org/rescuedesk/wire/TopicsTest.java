package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Samples.AREA;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.ELEVATOR;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.register.ElevatorId;

class TopicsTest {

    @Test
    void aTopicIsTakenApartIntoWhatItWasMadeOf() {
        assertThat(Topics.signal(AREA, ELEVATOR)).isEqualTo("elevator/520102/GY-000123/signal");
        assertThat(Topics.parse(Topics.signal(AREA, ELEVATOR)).value())
                .isEqualTo(new Topic.OfElevator(Topic.Kind.SIGNAL, AREA, ELEVATOR));
        assertThat(Topics.parse(Topics.receipt(AREA, ELEVATOR)).value())
                .isEqualTo(new Topic.OfElevator(Topic.Kind.RECEIPT, AREA, ELEVATOR));
        assertThat(Topics.parse(Topics.telemetry(AREA, ELEVATOR)).value())
                .isEqualTo(new Topic.OfElevator(Topic.Kind.TELEMETRY, AREA, ELEVATOR));
        assertThat(Topics.parse(Topics.link(AREA, ELEVATOR)).value())
                .isEqualTo(new Topic.OfElevator(Topic.Kind.LINK, AREA, ELEVATOR));
        assertThat(Topics.parse(Topics.report(CREW)).value()).isEqualTo(new Topic.OfCrew(Topic.Kind.REPORT, CREW));
        assertThat(Topics.parse(Topics.position(CREW)).value()).isEqualTo(new Topic.OfCrew(Topic.Kind.POSITION, CREW));
        assertThat(Topics.parse(Topics.order(CREW)).value()).isEqualTo(new Topic.OfCrew(Topic.Kind.ORDER, CREW));
        assertThat(Topics.parse(Topics.LEADER).value()).isEqualTo(new Topic.OfDesk(Topic.Kind.LEADER));
        assertThat(Topics.parse(Topics.CLOCK).value()).isEqualTo(new Topic.OfDesk(Topic.Kind.CLOCK));
        assertThat(Topics.parse(Topics.CLOCK_DONE).value()).isEqualTo(new Topic.OfDesk(Topic.Kind.CLOCK_DONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "elevator",
                "elevator/520102/GY-1",
                "elevator/520102/GY-1/signal/x",
                "/elevator/520102/GY-1/signal",
                "elevator/520102/GY-1/signal/",
                "elevator/520102/GY-1/words",
                "elevator/nanming/GY-1/signal",
                "elevator/520102/电梯/signal",
                "elevator/520102//signal",
                "crew/C-1",
                "crew/C 1/report",
                "crew/C-1/report/x",
                "crew/C-1/signal",
                "sim/clock/done/x",
                "$SYS/broker"
            })
    void anotherTopicIsRefused(String topic) {
        assertRefused(Topics.parse(topic), Reason.WRONG_TOPIC);
    }

    @ParameterizedTest
    @CsvSource({
        "elevator/520102/GY-1, A topic of the shape elevator/{area}/{id}/{what} has 4 levels; this one has 3.",
        "crew/C-1/x/report, A topic of the shape crew/{id}/{what} has 3 levels; this one has 4.",
        "elevator/12/GY-1/signal, The topic's area is not six digits."
    })
    void theSentenceSaysWhatIsWrongWithIt(String topic, String sentence) {
        assertRefused(Topics.parse(topic), Reason.WRONG_TOPIC).isEqualTo(sentence.strip());
    }

    @Test
    void aCryIsHeardAtItsElevatorEvenWhereItsAreaMakesNoSense() {
        assertThat(Topics.findSignalElevator("elevator/520102/GY-000123/signal"))
                .contains(ELEVATOR);
        assertThat(Topics.findSignalArea("elevator/520102/GY-000123/signal")).contains(AREA);
        assertThat(Topics.findSignalElevator("elevator/nanming/GY-000123/signal"))
                .contains(ELEVATOR);
        assertThat(Topics.findSignalArea("elevator/nanming/GY-000123/signal")).isEmpty();
        assertThat(Topics.findSignalElevator("elevator/520102/GY-000123/receipt"))
                .isEmpty();
        assertThat(Topics.findSignalElevator("elevator/520102/a b/signal"))
                .contains(ElevatorId.of("unspelled-c8687a08aa5d6ed2"));
        assertThat(Topics.findSignalElevator("crew/C-1/report")).isEmpty();
        assertThat(Topics.findSignalElevator("elevator/signal")).isEmpty();
    }

    @Test
    void aCryIsHeardAlsoWhereItsTopicHasALevelTooFewOrTooMany() {
        assertThat(Topics.findSignalElevator("elevator/GY-000123/signal")).contains(ELEVATOR);
        assertThat(Topics.findSignalElevator("elevator/gz/520102/GY-000123/signal"))
                .contains(ELEVATOR);
        assertThat(Topics.findSignalArea("elevator/GY-000123/signal")).isEmpty();
        assertRefused(Topics.parse("elevator/GY-000123/signal"), Reason.WRONG_TOPIC);
    }

    @Test
    void noStringMakesTheTopicsThrow() {
        Random random = new Random(7);
        String letters = "//+#$elvatorcws0123456789-. \u0000\ud83d电";
        for (int i = 0; i < 20_000; i++) {
            String topic = random.ints(random.nextInt(60), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .reduce(random.nextBoolean() ? "elevator/520102/" : "", String::concat);
            assertThat(Topics.parse(topic)).isNotNull();
            assertThat(Topics.findSignalElevator(topic)).isNotNull();
        }
    }
}
