package org.rescuedesk.cli.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewDeclined;
import org.rescuedesk.core.AssignmentEvent.CrewDeparted;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.RescueEvent.CauseReported;
import org.rescuedesk.core.RescueEvent.PeopleReleased;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.store.KeptInput;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * No crew is sent to two rescues and no rescue has two confirmed crews; each report stands once, or was rightly refused; and what
 * stands of arrivals and releases is what the crews said, no sooner than they said it.
 */
final class CrewCheck implements Check {
    private final Duration slack;
    private final Findings findings;
    private final Map<String, Ledger.Said> said;
    private final Refusals refusals;
    private final Map<String, Long> taken = new HashMap<>();
    private final Map<CrewId, RescueId> bound = new HashMap<>();
    private final Map<RescueId, Set<CrewId>> confirmed = new HashMap<>();
    private final Map<RescueId, Long> released = new HashMap<>();
    private final Set<String> arrivals = new HashSet<>();
    private long seq;

    CrewCheck(Ledger ledger, List<KeptInput> inputs, Duration slack, Findings findings) {
        this.slack = slack;
        this.findings = findings;
        this.said = ledger.reports();
        this.refusals = new Refusals(inputs, slack);
    }

    @Override
    public void see(Entry entry) {
        seq = entry.seq();
        var event = entry.event();
        if (event instanceof AssignmentEvent about) {
            refusals.see(about);
            assignment(about);
        }
        if (event instanceof ReportTaken taking) taken(taking);
        if (event instanceof ArrivalNoted noted) arrived(noted);
        if (event instanceof PeopleReleased out) released(out);
        if (event instanceof CauseReported cause)
            spoken(cause.rescue(), cause.by().id(), ReportMessage.Kind.CAUSE, cause.at());
    }

    private void assignment(AssignmentEvent event) {
        if (event instanceof CrewOffered offered) offered(offered);
        if (event instanceof CrewAccepted accepted) accepted(accepted);
        if (event instanceof CrewDeparted departed)
            spoken(departed.rescue(), departed.crew().value(), ReportMessage.Kind.DEPART, departed.at());
        if (event instanceof CrewDeclined declined) {
            spoken(declined.rescue(), declined.crew().value(), ReportMessage.Kind.DECLINE, declined.at());
            free(declined.crew(), declined.rescue());
        }
        if (event instanceof CrewDidNotAnswer silent) free(silent.crew(), silent.rescue());
        if (event instanceof CrewStoodDown down) free(down.crew(), down.rescue());
        if (event instanceof CrewDone done) free(done.crew(), done.rescue());
    }

    private void offered(CrewOffered offered) {
        var other = bound.put(offered.crew(), offered.rescue());
        if (other != null)
            findings.doubled("Event %d: crew %s is sent to %s while it is bound to %s."
                    .formatted(seq, offered.crew(), offered.rescue(), other));
    }

    private void accepted(CrewAccepted accepted) {
        bound.put(accepted.crew(), accepted.rescue());
        var crews = confirmed.computeIfAbsent(accepted.rescue(), each -> new HashSet<>());
        if (!crews.isEmpty() && !crews.contains(accepted.crew()))
            findings.doubled("Event %d: rescue %s has crew %s confirmed beside %s."
                    .formatted(seq, accepted.rescue(), accepted.crew(), crews));
        crews.add(accepted.crew());
        spoken(accepted.rescue(), accepted.crew().value(), ReportMessage.Kind.ACCEPT, accepted.at());
    }

    private void free(CrewId crew, RescueId rescue) {
        bound.remove(crew, rescue);
        confirmed.getOrDefault(rescue, new HashSet<>()).remove(crew);
    }

    private void taken(ReportTaken taking) {
        var key = taking.crew() + " " + taking.report();
        var earlier = taken.putIfAbsent(key, seq);
        if (earlier != null)
            findings.doubled("Event %d: report %s of crew %s stands already as event %d."
                    .formatted(seq, taking.report(), taking.crew(), earlier));
        if (!said.containsKey(key))
            findings.wrong("Event %d: crew %s never sent report %s.".formatted(seq, taking.crew(), taking.report()));
    }

    private void arrived(ArrivalNoted noted) {
        var crew = String.valueOf(noted.crew());
        var evidence = noted.evidence();
        if (!arrivals.add(noted.rescue() + " " + evidence.source()))
            findings.doubled("Event %d: arrival at %s by %s was noted before."
                    .formatted(seq, noted.rescue(), evidence.source()));
        var words = said.values().stream()
                .filter(each -> isOf(each, noted.rescue(), crew, ReportMessage.Kind.ARRIVE))
                .filter(each -> each.report().evidence() != null
                        && each.report()
                                .evidence()
                                .source()
                                .name()
                                .equals(evidence.source().name()))
                .findFirst();
        if (words.isEmpty()) {
            findings.wrong("Event %d: crew %s never said that it arrived at %s.".formatted(seq, crew, noted.rescue()));
            return;
        }
        var at = words.get().report().at();
        if (!Objects.equals(at, evidence.deviceAt()) || !isNear(at, evidence.notBefore()))
            findings.wrong("Event %d: crew %s arrived at %s at %s, and it stands as not before %s, by its phone %s."
                    .formatted(seq, crew, noted.rescue(), at, evidence.notBefore(), evidence.deviceAt()));
        if (evidence.notAfter().isAfter(noted.at()))
            findings.wrong("Event %d: an arrival at %s lies ahead.".formatted(seq, noted.rescue()));
    }

    private boolean isNear(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) return one == null && other == null;
        return Duration.between(one, other).abs().compareTo(slack) <= 0;
    }

    private void released(PeopleReleased out) {
        var earlier = released.putIfAbsent(out.rescue(), seq);
        if (earlier != null)
            findings.doubled("Event %d: the people of %s were out by event %d.".formatted(seq, out.rescue(), earlier));
        spoken(out.rescue(), out.by().id(), ReportMessage.Kind.RELEASE, out.at())
                .map(each -> each.report().people())
                .filter(people -> people != out.people())
                .ifPresent(people -> findings.wrong("Event %d: %d people were freed at %s, and %d stand."
                        .formatted(seq, people, out.rescue(), out.people())));
        if (!out.releasedAt().equals(out.at()))
            findings.wrong("Event %d: the people of %s are out as of another time than was told."
                    .formatted(seq, out.rescue()));
    }

    /** The desk's time of it is not before the crew first said so, or something later, which implies it. */
    private Optional<Ledger.Said> spoken(RescueId rescue, String crew, ReportMessage.Kind kind, Instant at) {
        boolean declines = kind == ReportMessage.Kind.DECLINE;
        var first = said.values().stream()
                .filter(each -> each.report().rescue().equals(rescue.value()))
                .filter(each -> each.report().crew().value().equals(crew))
                .filter(each -> each.report().kind() == kind
                        || (!declines && each.report().kind().compareTo(kind) > 0))
                .min(Comparator.comparing(Ledger.Said::sentAt));
        if (first.isEmpty())
            findings.wrong("Event %d: crew %s never said %s of %s.".formatted(seq, crew, kind, rescue));
        else if (at.isBefore(first.get().sentAt().minus(slack)))
            findings.wrong("Event %d: crew %s said %s of %s later than that.".formatted(seq, crew, kind, rescue));
        return said.values().stream()
                .filter(each -> isOf(each, rescue, crew, kind))
                .findFirst();
    }

    private static boolean isOf(Ledger.Said each, RescueId rescue, String crew, ReportMessage.Kind kind) {
        var report = each.report();
        return report.kind() == kind
                && report.rescue().equals(rescue.value())
                && report.crew().value().equals(crew);
    }

    @Override
    public void end() {
        said.forEach((key, each) -> {
            if (!taken.containsKey(key) && !refusals.wasRight(each))
                findings.lost("Report %s on %s, sent at %s, does not stand."
                        .formatted(key, each.report().rescue(), each.sentAt()));
        });
    }
}
