package org.rescuedesk.server.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.store.ledger.Between;
import org.rescuedesk.store.ledger.Deed;
import org.rescuedesk.store.ledger.LedgerPage;
import org.rescuedesk.store.ledger.LedgerSlice;

class LedgerCsvTest {
    private static final Instant START = Instant.parse("2026-11-30T23:30:00Z");

    @Test
    void aDeedIsALineWithItsTimesInItsOwnZoneAndNothingInItRuns() {
        var lines = LedgerCsv.of(json(deed("=cmd|' /C calc'!A0", "@wei"))).split("\r\n", -1);

        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("\uFEFFrescue,month,elevator,").endsWith(",ofMonth,ofArea,ofFirm");
        assertThat(lines[0].split(",", -1))
                .hasSameSizeAs(lines[1].split(",", -1))
                .hasSameSizeAs(lines[2].split(",", -1));
        assertThat(lines[2])
                .contains(",'=cmd|' /C calc'!A0,", ",PERSON,'@wei,Asia/Shanghai,2026-12-01 07:31:00,")
                .contains(",RESCUED,DONE,2026-11-30T23:30:00Z,2026-11-30T23:31:00Z,,,")
                .endsWith(",2026-11-30T23:59:00Z,real 真实,2026-12,520102,F-1");
    }

    @Test
    void whoHasLeftTheRegisterGoesByItsIdAndNobodyIsMadeUp() {
        var ledger = json(deed("花果园", null));

        var deed = ledger.getJsonArray("deeds").getJsonObject(0);
        assertThat(deed.getString("contractFirmName")).isEqualTo("F-2");
        assertThat(deed.getString("areaNameEn")).isEqualTo("520102");
        assertThat(deed.containsKey("decidedBy")).isTrue();
        assertThat(deed.getString("decidedBy")).isNull();
        var fire = ledger.getJsonArray("between").getJsonObject(1);
        assertThat(fire.getString("rescueFirmName")).isNull();
        assertThat(fire.getBoolean("fireBrigade")).isTrue();
    }

    private static JsonObject json(Deed deed) {
        var slice = new LedgerSlice(false, YearMonth.parse("2026-12"), AreaId.of("520102"), "F-1");
        var between = List.of(new Between("F-2", "F-1", false, 1, 0, 0, 3), new Between("F-2", null, true, 0, 0, 1, 0));
        var page = new LedgerPage(START.plusSeconds(1_740), between, 1, List.of(deed));
        return new LedgerJson(Register.empty(), START).of(slice, page);
    }

    private static Deed deed(String place, @Nullable String decidedBy) {
        return new Deed(
                "E-1@20261130T233000Z",
                "E-1",
                "035302",
                place,
                "520102",
                "Asia/Shanghai",
                "2026-12",
                "F-2",
                "F-1",
                "C-1",
                2,
                Deed.Outcome.RESCUED,
                "DONE",
                START,
                START.plusSeconds(60),
                null,
                null,
                START.plusSeconds(600),
                null,
                null,
                3,
                decidedBy == null ? "EMPTY" : "PERSON",
                decidedBy);
    }
}
