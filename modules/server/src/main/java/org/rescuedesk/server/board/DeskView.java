package org.rescuedesk.server.board;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;

/**
 * An announced desk as rows are made from it: it stands at {@code seq} of the journal; {@code now} is the desk's clock, and
 * {@code positions} are the crews' latest.
 */
public record DeskView(Desk desk, long seq, Instant now, boolean exercise, Function<CrewId, Optional<Fix>> positions) {
    /** The same, for what stands at another place in the journal. */
    DeskView at(long other) {
        return new DeskView(desk, other, now, exercise, positions);
    }

    public Register register() {
        return desk.register();
    }

    String crewName(CrewId crew) {
        return register().findCrew(crew).map(each -> each.name()).orElse(crew.value());
    }

    String firmName(FirmId firm) {
        return register().findFirm(firm).map(each -> each.name()).orElse(firm.value());
    }
}
