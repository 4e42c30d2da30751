package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.rescuedesk.wire.Refusals.assertRefused;
import static org.rescuedesk.wire.Refusals.bytes;
import static org.rescuedesk.wire.Samples.CREW;
import static org.rescuedesk.wire.Samples.REPORT_TOPIC;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Source;

class ReportCodecTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:40:00.250Z");
    private static final String RESCUE = "GY-000123@20261123T093000Z";

    @Test
    void aCrewThatAcceptsNamesTheRescue() {
        assertThat(taken("'kind':'accept','rescue':'" + RESCUE + "','id':'r-1'"))
                .isEqualTo(ReportMessage.accept(CREW, AT, "r-1", RESCUE));
        assertRefused(read("'kind':'accept'"), Reason.MISSING_FIELD).isEqualTo("The field 'rescue' is missing.");
        assertRefused(read("'kind':'accept','rescue':''"), Reason.BAD_VALUE).isEqualTo("The field 'rescue' is empty.");
        assertRefused(read("'kind':'accept','rescue':'x'"), Reason.BAD_VALUE)
                .isEqualTo("The field 'rescue' is not a rescue's id like GY-000123@20261123T093000Z.");
    }

    @Test
    void aPhoneThatKnowsNoTimeMayReport() {
        String accepted = "{'v':1,'crew':'C-017','kind':'accept','rescue':'" + RESCUE + "'}";
        ReportMessage report = ReportMessage.accept(CREW, null, "", RESCUE);
        assertThat(decoded(accepted).value()).isEqualTo(report);
        assertThat(ReportCodec.decode(REPORT_TOPIC, ReportCodec.encode(report)).value())
                .isEqualTo(report);
    }

    @Test
    void aDeclineCountsEvenWithoutAReason() {
        assertThat(taken("'kind':'decline','rescue':'" + RESCUE + "'").reason()).isEmpty();
    }

    @Test
    void anArrivalBringsItsEvidence() {
        ReportMessage.Evidence evidence = taken("'kind':'arrive','rescue':'E@20261123T093000Z','evidence':"
                        + "{'source':'qr','lat':26.57,'lon':106.71,'accuracy_m':8}")
                .evidence();
        assertThat(evidence).isEqualTo(new ReportMessage.Evidence(Source.QR, new Point(26.57, 106.71), 8.0));
        assertThat(taken("'kind':'arrive','rescue':'E@20261123T093000Z','evidence':{'source':'press'}")
                        .evidence())
                .isEqualTo(new ReportMessage.Evidence(Source.PRESS, null, null));
    }

    @Test
    void evidenceFromAPhoneThatSpeaksGcj02IsConverted() {
        Point point = taken("'kind':'arrive','rescue':'E@20261123T093000Z','evidence':"
                        + "{'source':'press','lat':39.91334545536069,'lon':116.38404722455657,'datum':'GCJ-02'}")
                .evidence()
                .point();
        assertThat(point.distanceTo(new Point(39.911954, 116.377817))).isCloseTo(0, within(0.01));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'kind':'arrive','rescue':'E@20261123T093000Z'                                        | MISSING_FIELD | The field 'evidence' is missing.",
                "'kind':'arrive','rescue':'E@20261123T093000Z','evidence':{}                          | MISSING_FIELD | The field 'evidence.source' is missing.",
                "'kind':'arrive','rescue':'E@20261123T093000Z','evidence':{'source':'gps'}            | BAD_VALUE | The field 'evidence.source' is none of press, qr, nfc.",
                "'kind':'arrive','rescue':'E@20261123T093000Z','evidence':{'source':'qr','lat':26.5}  | MISSING_FIELD | The field 'evidence.lon' is missing.",
                "'kind':'arrive','rescue':'E@20261123T093000Z','evidence':{'source':'qr','lat':91,'lon':1} | BAD_VALUE | The field 'evidence.lat' is not within -90 to 90.",
                "'kind':'release','rescue':'E@20261123T093000Z'                                       | MISSING_FIELD | The field 'people' is missing.",
                "'kind':'release','rescue':'E@20261123T093000Z','people':'3'                          | WRONG_TYPE | The field 'people' is a text, not a whole number.",
                "'kind':'cause','rescue':'E@20261123T093000Z','cause':''                              | BAD_VALUE | The field 'cause' is empty.",
                "'kind':'nap'                                                        | BAD_VALUE | The field 'kind' is none of on_duty, off_duty, rest, accept, decline, depart, arrive, leave, release, cause.",
            })
    void aReportThatLacksWhatItIsAboutIsRefused(String fields, Reason reason, String sentence) {
        assertRefused(read(fields.strip()), reason).isEqualTo(sentence);
    }

    @Test
    void aReportOfAnotherCrewIsRefused() {
        assertRefused(
                        ReportCodec.decode(Topics.report(CREW), bytes("{\"v\":1,\"crew\":\"C-018\"}")),
                        Reason.ID_MISMATCH)
                .isEqualTo("The field 'crew' is not the one that the topic names.");
    }

    @Test
    void aNoteMayBeLongButNotWithoutEnd() {
        String cause = "'kind':'cause','rescue':'E@20261123T093000Z','cause':'door','note':'";
        assertThat(taken(cause + "门".repeat(1000) + "'").note()).hasSize(1000);
        assertRefused(read(cause + "门".repeat(1001) + "'"), Reason.BAD_VALUE)
                .isEqualTo("The field 'note' is longer than 1000 characters.");
    }

    @Test
    void whatMayStandBesideIsReadAndOtherwiseAbsent() {
        assertThat(taken("'kind':'on_duty','until':'2026-11-23T20:00:00Z','phone':'p-2'")
                        .until())
                .isEqualTo(Instant.parse("2026-11-23T20:00:00Z"));
        assertThat(taken("'kind':'on_duty','phone':'p-2'").phone()).isEqualTo("p-2");
        assertThat(taken("'kind':'rest'").phone()).isEmpty();
        String release = "'kind':'release','rescue':'E@20261123T093000Z','people':3";
        assertThat(taken(release + ",'injured':1").injured()).isEqualTo(1);
        assertThat(taken(release).injured()).isNull();
        String cause = "'kind':'cause','rescue':'E@20261123T093000Z','cause':'door'";
        assertThat(taken(cause + ",'cleared':false").cleared()).isFalse();
        assertThat(taken(cause).cleared()).isNull();
        assertRefused(read(cause + ",'cleared':'no'"), Reason.WRONG_TYPE);
        assertRefused(read(release + ",'injured':201"), Reason.BAD_VALUE);
        assertRefused(read("'kind':'rest','phone':'my phone'"), Reason.BAD_VALUE);
        assertRefused(read("'kind':'leave'"), Reason.MISSING_FIELD);
    }

    /** Somebody else's phone knows causes of its own. */
    @Test
    void aCauseThatStandsInNoTreeIsKeptAsItWasSent() {
        String about = "'kind':'cause','rescue':'E@20261123T093000Z','cause':'";
        for (String cause : List.of("door.track_blocked", "ghost", "外星人", "门".repeat(64))) {
            assertThat(taken(about + cause + "'").cause()).isEqualTo(cause);
        }
        assertRefused(read(about + "门".repeat(65) + "'"), Reason.BAD_VALUE)
                .isEqualTo("The field 'cause' is longer than 64 characters.");
    }

    @Test
    void noReportIsMadeThatLacksWhatItIsAbout() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportMessage.accept(CREW, AT, "", ""))
                .withMessage("A report of kind ACCEPT names no rescue.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportMessage.arrive(CREW, AT, "", RESCUE, null))
                .withMessage("A report of kind ARRIVE lacks what it is about.");
    }

    private static ReportMessage taken(String fields) {
        return read(fields).value();
    }

    private static Decoded<ReportMessage> read(String fields) {
        return decoded("{'v':1,'crew':'C-017','at':'2026-11-23T09:40:00.250999Z'," + fields + "}");
    }

    private static Decoded<ReportMessage> decoded(String json) {
        return ReportCodec.decode(REPORT_TOPIC, bytes(json.replace('\'', '"')));
    }
}
