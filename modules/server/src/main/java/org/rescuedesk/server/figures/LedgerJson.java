package org.rescuedesk.server.figures;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.store.ledger.Between;
import org.rescuedesk.store.ledger.Deed;
import org.rescuedesk.store.ledger.LedgerPage;
import org.rescuedesk.store.ledger.LedgerSlice;

/** Who rescued whose elevator (Ledger in the contract); areas and firms by the names that they have in the register now. */
public final class LedgerJson {
    private final Names names;
    private final Instant now;

    /** {@code now} stands in while there is no fact at all. */
    public LedgerJson(Register register, Instant now) {
        this.names = new Names(register);
        this.now = now;
    }

    public JsonObject of(LedgerSlice slice, LedgerPage page) {
        var asOf = page.asOf() == null ? now : page.asOf();
        return new JsonObject()
                .put("asOf", asOf.toString())
                .put("exercise", slice.exercise())
                .put("slice", slice(slice))
                .put("between", between(page.between()))
                .put("total", page.total())
                .put("deeds", deeds(page.deeds()));
    }

    private JsonObject slice(LedgerSlice slice) {
        var area = slice.area() == null ? null : names.area(slice.area().value());
        return new JsonObject()
                .put("month", slice.month() == null ? null : slice.month().toString())
                .put("area", slice.area() == null ? null : slice.area().value())
                .put("areaName", area == null ? null : area.chinese())
                .put("areaNameEn", area == null ? null : area.english())
                .put("firm", slice.firm())
                .put("firmName", firmName(slice.firm()));
    }

    private @Nullable String firmName(@Nullable String firm) {
        return firm == null ? null : names.firm(firm).chinese();
    }

    private JsonArray between(List<Between> all) {
        var rows = new JsonArray();
        for (var each : all) {
            rows.add(new JsonObject()
                    .put("contractFirm", each.contractFirm())
                    .put("contractFirmName", firmName(each.contractFirm()))
                    .put("rescueFirm", each.rescueFirm())
                    .put("rescueFirmName", firmName(each.rescueFirm()))
                    .put("fireBrigade", each.fireBrigade())
                    .put("rescued", each.rescued())
                    .put("forNothing", each.forNothing())
                    .put("handedOver", each.handedOver())
                    .put("people", each.people()));
        }
        return rows;
    }

    private JsonArray deeds(List<Deed> all) {
        var rows = new JsonArray();
        for (var each : all) rows.add(deed(each));
        return rows;
    }

    private JsonObject deed(Deed deed) {
        var area = names.area(deed.area());
        return new JsonObject()
                .put("rescue", deed.rescue())
                .put("elevator", deed.elevator())
                .put("rescueCode", deed.rescueCode())
                .put("place", deed.place())
                .put("area", deed.area())
                .put("areaName", area.chinese())
                .put("areaNameEn", area.english())
                .put("zone", deed.zone())
                .put("month", deed.month())
                .put("contractFirm", deed.contractFirm())
                .put("contractFirmName", firmName(deed.contractFirm()))
                .put("rescueFirm", deed.rescueFirm())
                .put("rescueFirmName", firmName(deed.rescueFirm()))
                .put("crew", deed.crew())
                .put("level", deed.level())
                .put("outcome", deed.outcome().name())
                .put("state", deed.state())
                .put("startedAt", deed.startedAt().toString())
                .put("offeredAt", deed.offeredAt().toString())
                .put("acceptedAt", text(deed.acceptedAt()))
                .put("departedAt", text(deed.departedAt()))
                .put("arrivedAt", text(deed.arrivedAt()))
                .put("releasedAt", text(deed.releasedAt()))
                .put("endedAt", text(deed.endedAt()))
                .put("people", deed.people())
                .put("decided", deed.decided())
                .put("decidedBy", deed.decidedBy());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
