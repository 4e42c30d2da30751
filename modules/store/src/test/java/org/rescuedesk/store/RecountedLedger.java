package org.rescuedesk.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;

/** The ledger a second time, by hand, from nothing but the canonical texts of the journal; a line for each deed. */
final class RecountedLedger {
    /** One crew on one rescue. */
    private static final class Task {
        private final String crew;
        private final @Nullable String firm;
        private final String at;
        private final String decided;
        private boolean arrived;
        private boolean departed;
        private String state = "";

        Task(String crew, @Nullable String firm, String at, String decided) {
            this.crew = crew;
            this.firm = firm;
            this.at = at;
            this.decided = decided;
        }
    }

    private final Map<String, String> contract = new HashMap<>();
    private final Map<String, String> opened = new HashMap<>();
    private final Map<String, List<Task>> tasks = new HashMap<>();

    static List<String> of(Journal journal) throws JournalFailure {
        var ledger = new RecountedLedger();
        journal.read(0, entry -> ledger.add(Body.of(entry.canonical())));
        return ledger.lines();
    }

    private void add(Body event) {
        var fact = event.body("body");
        var rescue = fact.findText("rescue").orElse("");
        switch (event.text("type")) {
            case "RescueOpened", "RescueSuspected" ->
                contract.put(rescue, fact.body("opening").findText("firm").orElse("-"));
            case "LevelOpened" ->
                opened.putIfAbsent(
                        rescue + fact.number("level"),
                        fact.text("why").equals("OVERRIDE")
                                ? "PERSON " + event.body("by").text("id")
                                : fact.text("why"));
            case "CrewOffered", "HandedOver" -> ask(rescue, event, fact);
            case "CrewAccepted" -> last(rescue, fact).state = "ACCEPTED";
            case "CrewDeclined" -> last(rescue, fact).state = "DECLINED";
            case "CrewDidNotAnswer" -> last(rescue, fact).state = "NO_ANSWER";
            case "CrewStoodDown" -> last(rescue, fact).state = "STOOD_DOWN";
            case "CrewWentSilent" -> last(rescue, fact).state = "SILENT";
            case "CrewDone" -> last(rescue, fact).state = "DONE";
            case "CrewDeparted" -> {
                last(rescue, fact).state = "EN_ROUTE";
                last(rescue, fact).departed = true;
            }
            case "ArrivalNoted" -> {
                if (fact.findText("crew").isPresent()) arrive(last(rescue, fact));
            }
            case "CrewJoined" -> arrive(last(rescue, fact));
            default -> {} // of no crew
        }
    }

    private void ask(String rescue, Body event, Body fact) {
        var crew = fact.findText("crew").orElse("119");
        var firm = fact.findText("firm").orElse(null);
        boolean byPerson = event.body("by").text("role").equals("DISPATCHER");
        var level = crew.equals("119") ? "3" : "2";
        var decided = byPerson ? "PERSON " + event.body("by").text("id") : opened.getOrDefault(rescue + level, "?");
        tasks.computeIfAbsent(rescue, each -> new ArrayList<>()).add(new Task(crew, firm, event.text("at"), decided));
    }

    private Task last(String rescue, Body fact) {
        var all = tasks.get(rescue);
        for (int i = all.size() - 1; i >= 0; i--) if (all.get(i).crew.equals(fact.text("crew"))) return all.get(i);
        throw new IllegalStateException("The crew was never asked.");
    }

    private static void arrive(Task task) {
        if (List.of("", "ACCEPTED", "EN_ROUTE", "ON_SITE").contains(task.state)) {
            task.state = "ON_SITE";
            task.arrived = true;
        }
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        tasks.forEach((rescue, all) -> {
            var firm = contract.get(rescue);
            for (var each : all) {
                var outcome = outcome(each);
                if (outcome != null && !firm.equals(each.firm))
                    lines.add(String.join(
                            " ",
                            rescue,
                            each.crew,
                            firm,
                            Objects.requireNonNullElse(each.firm, "-"),
                            outcome,
                            Instant.parse(each.at).toString(),
                            each.decided));
            }
        });
        return lines.stream().sorted().toList();
    }

    private static @Nullable String outcome(Task task) {
        if (task.crew.equals("119")) return "HANDED_OVER";
        if (task.arrived || task.state.equals("DONE")) return "RESCUED";
        return task.departed && !task.state.equals("EN_ROUTE") ? "FOR_NOTHING" : null;
    }
}
