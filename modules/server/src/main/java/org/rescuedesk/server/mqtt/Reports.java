package org.rescuedesk.server.mqtt;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.AccountCommand.AfterRecall;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.PersonNotes;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * What a crew's report asks of the desk; the codec has seen to it that each kind brings what it needs. Its times are the desk's; the
 * phone's own stay beside them as evidence.
 */
final class Reports {
    private Reports() {}

    /** {@code putAway} is the rescue that it is about, where the desk has to take that up again first. */
    static Command command(ReportMessage report, Instant at, Optional<Rescue> putAway) {
        var command = command(report, at);
        return putAway.<Command>map(kept -> AfterRecall.of(at, By.DESK, List.of(kept), command))
                .orElse(command);
    }

    private static Command command(ReportMessage report, Instant at) {
        var asked = asked(report, at);
        return report.id().isEmpty() ? asked : new CrewCommand.Named(name(report), asked);
    }

    /**
     * A phone that is set up anew counts its reports from the start again, and two phones of one crew count each for itself: only the
     * same report has the same name.
     */
    static String name(ReportMessage report) {
        return (report.phone().isEmpty() ? "" : report.phone() + "/") + report.id() + "/" + report.kind()
                + (report.at() == null ? "" : "/" + report.at());
    }

    private static CrewCommand asked(ReportMessage report, Instant at) {
        var crew = report.crew();
        var by = By.crew(crew);
        return switch (report.kind()) {
            case ON_DUTY -> new CrewCommand.CameOnDuty(at, by, crew, report.until());
            case REST -> new CrewCommand.BeganRest(at, by, crew);
            case OFF_DUTY -> new CrewCommand.WentOffDuty(at, by, crew);
            case ACCEPT -> new CrewCommand.Accepted(at, by, crew, rescue(report));
            case DECLINE ->
                new CrewCommand.Declined(at, by, crew, rescue(report), PersonNotes.words("reason", report.reason()));
            case DEPART -> new CrewCommand.Departed(at, by, crew, rescue(report));
            case ARRIVE -> new CrewCommand.Arrived(at, by, crew, rescue(report), evidence(report, at));
            case LEAVE -> new CrewCommand.LeftToOther(at, by, crew, rescue(report));
            case RELEASE ->
                new CrewCommand.Released(
                        at, by, crew, rescue(report), requireNonNull(report.people()), report.injured());
            case CAUSE ->
                new CrewCommand.CauseFound(
                        at,
                        by,
                        crew,
                        rescue(report),
                        report.cause(),
                        report.cleared(),
                        PersonNotes.words("note", report.note()));
        };
    }

    static RescueId rescue(ReportMessage report) {
        return new RescueId(report.rescue());
    }

    private static Evidence evidence(ReportMessage report, Instant at) {
        var given = report.evidence();
        var source =
                given == null ? Source.PRESS : Source.valueOf(given.source().name());
        return new Evidence(source, notBefore(report.at(), at), at, report.at());
    }

    /** What was kept by a phone without a line may have happened any time since; a phone's clock brings no arrival forward. */
    private static Instant notBefore(@Nullable Instant phone, Instant received) {
        return phone != null && phone.isBefore(received) ? phone : received;
    }
}
