package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Worded;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.plan.Candidate;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.passenger.Sentences;
import org.rescuedesk.server.passenger.Told;
import org.rescuedesk.server.policy.PolicyJson;

/** One rescue with all that happened in it, from its facts (RescueDetail in the contract). */
public final class RescueDetail {
    private final DeskView view;
    private final Map<Long, List<PersonNote>> persons;

    private RescueDetail(DeskView view, Map<Long, List<PersonNote>> persons) {
        this.view = view;
        this.persons = persons;
    }

    /**
     * {@code facts} are the rescue's own, all of them, in order: the rescue is what they lead to. {@code persons} is what stands
     * apart from them and has not been erased, by sequence.
     */
    public static JsonObject of(DeskView now, List<Entry> facts, Map<Long, List<PersonNote>> persons) {
        var view = now.at(facts.get(facts.size() - 1).seq());
        var rescue = folded(facts);
        var detail = new RescueDetail(view, persons);
        var timeline = new JsonArray();
        var decisions = new JsonArray();
        for (var fact : facts) {
            timeline.add(detail.fact(fact));
            if (fact.event() instanceof CrewOffered offered) decisions.add(detail.decision(fact.seq(), offered));
        }
        var assignments = new JsonArray();
        rescue.assignments().forEach(each -> assignments.add(RescueAccount.assignment(view, each)));
        var evidence = new JsonArray();
        rescue.evidence().forEach(each -> evidence.add(evidence(each)));
        var corrections = new JsonArray();
        rescue.corrections().forEach(each -> corrections.add(correction(each)));
        return new JsonObject()
                .put("rescue", RescueRow.of(view, rescue))
                .put("message", message(view, rescue))
                .put("policy", PolicyJson.brief(view.desk().policyOf(rescue)))
                .put("levels", detail.levels(rescue, facts))
                .put("timeline", timeline)
                .put("decisions", decisions)
                .put("assignments", assignments)
                .put("arrivalEvidence", evidence)
                .put("corrections", corrections);
    }

    /** What the people inside are told as it stands. */
    private static JsonObject message(DeskView view, Rescue rescue) {
        var told = Told.of(rescue);
        var minutes = told.minutes(view.now());
        return new JsonObject()
                .put("kind", told.kind().name().toLowerCase(Locale.ROOT))
                .put("minutes", minutes)
                .put("etaAt", minutes == null ? null : String.valueOf(told.etaAt()))
                .put("zh", Sentences.zh(told, view.now()))
                .put("en", Sentences.en(told, view.now()));
    }

    /** When each opened, and why as far as a fact tells; a person's reason, unless it was erased. */
    private JsonArray levels(Rescue rescue, List<Entry> facts) {
        var levels = new JsonArray();
        for (Map.Entry<Integer, Instant> level : rescue.levels()) {
            var opened = new JsonObject()
                    .put("level", level.getKey())
                    .put("at", level.getValue().toString())
                    .put("why", null)
                    .put("reason", null);
            facts.stream()
                    .filter(fact -> fact.event() instanceof LevelOpened each && each.level() == level.getKey())
                    .findFirst()
                    .ifPresent(fact -> why(opened, fact.seq(), (LevelOpened) fact.event()));
            levels.add(opened);
        }
        return levels;
    }

    private void why(JsonObject level, long seq, LevelOpened opened) {
        var digest = opened.words().digest();
        level.put("why", opened.why().name())
                .put("reason", digest == null ? null : said(seq, digest).orElse(null));
    }

    private static JsonObject correction(Correction correction) {
        return new JsonObject()
                .put("field", correction.field().name())
                .put("was", correction.was())
                .put("is", correction.is())
                .put("at", correction.at().toString())
                .put("approver", correction.approver());
    }

    private static Rescue folded(List<Entry> facts) {
        var rescue = ((OpeningEvent) facts.get(0).event()).begun();
        for (var fact : facts) rescue = ((RescueEvent) fact.event()).evolve(rescue);
        return rescue;
    }

    private JsonObject fact(Entry fact) {
        var event = fact.event();
        return new JsonObject()
                .put("seq", fact.seq())
                .put("type", EventType.of(event).name())
                .put("at", event.at().toString())
                .put("by", by(event.by()))
                .put("data", data(fact));
    }

    /** The fact's own fields; somebody's words, which stand apart, at the place they had in version 1. */
    private JsonObject data(Entry fact) {
        var data = new JsonObject(fact.event().body().toString());
        if (fact.event() instanceof Worded worded) {
            var digest = worded.words().digest();
            if (digest == null && !data.containsKey(worded.field())) data.put(worded.field(), "");
            if (digest != null)
                said(fact.seq(), digest)
                        .ifPresentOrElse(
                                words -> data.put(worded.field(), words), () -> data.put("erased", worded.field()));
        }
        return data;
    }

    private Optional<String> said(long seq, String digest) {
        return persons.getOrDefault(seq, List.of()).stream()
                .filter(each -> each.digest().equals(digest))
                .map(PersonNote::value)
                .findFirst();
    }

    private static JsonObject by(By by) {
        return new JsonObject()
                .put("id", by.id())
                .put("role", by.role().name())
                .put("channel", by.channel().name());
    }

    private JsonObject decision(long seq, CrewOffered offered) {
        var decision = offered.decision();
        var candidates = new JsonArray();
        decision.candidates().forEach(each -> candidates.add(candidate(decision, each)));
        var excluded = new JsonObject();
        for (var why : decision.excluded()) excluded.put(why.getKey().name(), why.getValue());
        return new JsonObject()
                .put("seq", seq)
                .put("at", offered.at().toString())
                .put("level", decision.level())
                .put("policy", decision.policy().toString())
                .put("source", decision.roads().source())
                .put("engine", decision.roads().engine())
                .put("trouble", name(decision.roads().trouble()))
                .put("chosen", decision.chosen().crew().value())
                .put("candidates", candidates)
                .put("excluded", excluded);
    }

    private JsonObject candidate(Decision decision, Candidate candidate) {
        boolean chosen = candidate.equals(decision.chosen());
        return new JsonObject()
                .put("crew", candidate.crew().value())
                .put("name", view.crewName(candidate.crew()))
                .put("etaS", candidate.eta().toSeconds())
                .put("distanceM", candidate.distanceM())
                .put("stale", candidate.stale())
                .put("chosen", chosen)
                .put("told", candidate.told())
                .put("why", name(candidate.why()));
    }

    /** With the grade that this piece alone would give; the rescue's own follows from all of them. */
    private static JsonObject evidence(Evidence evidence) {
        var notBefore = evidence.notBefore();
        var deviceAt = evidence.deviceAt();
        return new JsonObject()
                .put("source", evidence.source().name())
                .put("notBefore", notBefore == null ? null : notBefore.toString())
                .put("notAfter", evidence.notAfter().toString())
                .put("deviceAt", deviceAt == null ? null : deviceAt.toString())
                .put(
                        "grade",
                        Arrival.from(List.of(evidence)).orElseThrow().grade().name());
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }
}
