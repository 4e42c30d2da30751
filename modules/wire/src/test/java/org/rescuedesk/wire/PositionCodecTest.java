package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Refusals.bytes;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.POSITION_TOPIC;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.PositionMessage.Datum;

class PositionCodecTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:40:00Z");

    @Test
    void aFixIsWgs84UnlessItSaysOtherwise() {
        assertThat(read("'lat':26.6,'lon':106.7,'accuracy_m':12,'speed_mps':8.3")
                        .value())
                .isEqualTo(new PositionMessage(CREW, AT, new Point(26.6, 106.7), 12, 8.3, Datum.WGS_84));
        assertThat(read("'lat':26.6,'lon':106.7,'accuracy_m':12,'datum':'WGS-84'")
                        .value()
                        .speedMps())
                .isNull();
    }

    @Test
    void aFixInGcj02IsConvertedAndNamed() {
        PositionMessage fix = read("'lat':22.540796131694766,'lon':113.9171764808363,'accuracy_m':5,'datum':'GCJ-02'")
                .value();
        assertThat(fix.datum()).isEqualTo(Datum.GCJ_02);
        assertThat(fix.point().distanceTo(new Point(22.543847, 113.912316))).isLessThan(0.01);
    }

    @Test
    void aFixInGcj02IsWrittenInGcj02() {
        Point point = new Point(26.6, 106.7);
        byte[] bytes = PositionCodec.encode(new PositionMessage(CREW, AT, point, 5, null, Datum.GCJ_02));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"datum\":\"GCJ-02\"")
                .doesNotContain("106.7,");
        assertThat(PositionCodec.decode(POSITION_TOPIC, bytes).value().point().distanceTo(point))
                .isLessThan(0.01);
    }

    @Test
    void aFixThatIsNowhereIsRefused() {
        assertRefused(read("'lat':90.5,'lon':106.7,'accuracy_m':12"), Reason.BAD_VALUE)
                .isEqualTo("The field 'lat' is not within -90 to 90.");
        assertRefused(read("'lat':26.6,'lon':1e999,'accuracy_m':12"), Reason.BAD_VALUE)
                .isEqualTo("The field 'lon' is not within -180 to 180.");
        assertRefused(read("'lat':26.6,'lon':106.7"), Reason.MISSING_FIELD)
                .isEqualTo("The field 'accuracy_m' is missing.");
        assertRefused(read("'lat':26.6,'lon':106.7,'accuracy_m':-1"), Reason.BAD_VALUE);
        assertRefused(read("'lat':26.6,'lon':106.7,'accuracy_m':1,'datum':'BD-09'"), Reason.BAD_VALUE)
                .isEqualTo("The field 'datum' is none of WGS-84, GCJ-02.");
        assertRefused(read("'lat':'26.6','lon':106.7,'accuracy_m':12"), Reason.WRONG_TYPE);
    }

    private static Decoded<PositionMessage> read(String fields) {
        String json = "{'v':1,'crew':'C-017','at':'2026-11-23T09:40:00Z'," + fields + "}";
        return PositionCodec.decode(POSITION_TOPIC, bytes(json.replace('\'', '"')));
    }
}
