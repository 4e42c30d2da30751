package org.rescuedesk.cli.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.EventType;

/** Says a fact in the few words that stories have for it; what every happening brings with it is passed over. */
final class Words {
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("RescueOpened", "<E> opened<again>"),
            Map.entry("RescueSuspected", "<E> suspected (<distrust>)"),
            Map.entry("RescueConfirmed", "<E> confirmed (<how>)"),
            Map.entry("SignalJoined", "joins the rescue"),
            Map.entry("CallJoined", "joins the rescue"),
            Map.entry("ReturnedUnconfirmed", "returned, unconfirmed"),
            Map.entry("LevelOpened", "level <level> of <E> (<why>)"),
            Map.entry("ShortfallNoted", "nobody to send to <E> (<lack>)"),
            Map.entry("MarkReached", "<mark> at <E>"),
            Map.entry("HandedOver", "119 has <E>"),
            Map.entry("CrewOffered", "<crew> asked to <E>"),
            Map.entry("CrewAccepted", "<crew> accepted"),
            Map.entry("CrewDidNotAnswer", "<crew> did not answer"),
            Map.entry("CrewWentSilent", "<crew> is silent"),
            Map.entry("CrewDeparted", "<crew> departed"),
            Map.entry("CrewStoodDown", "<crew> stood down (<reason>)"),
            Map.entry("CrewDone", "<crew> done"),
            Map.entry("ShiftMoved", "<crew> gives its shift another end"),
            Map.entry("CrewEndedRest", "<crew> no longer rests"),
            Map.entry("CrewWentOffDuty", "<crew> off duty"),
            Map.entry("ArrivalNoted", "<crew> there by <source>"),
            Map.entry("CrewJoined", "<crew> there as well"),
            Map.entry("PeopleReleased", "<people> out"),
            Map.entry("PassengersCalledBack", "called back"),
            Map.entry("CauseReported", "cause <cause>"),
            Map.entry("BackInService", "<E> back in service"),
            Map.entry("TakenOutOfService", "<elevator> out of service"),
            Map.entry("RescueClosed", "<E> closed"),
            Map.entry("FalseAlarmFound", "<E> a false alarm"),
            Map.entry("SelfReleased", "<E> self-released"),
            Map.entry("DuplicateFound", "<E> a duplicate"));

    private Words() {}

    static Optional<String> of(Event event) {
        var said = SAID.get(EventType.of(event).name());
        return Optional.ofNullable(said).map(each -> filled(each, event.body()));
    }

    private static String filled(String said, Body body) {
        var text = said.replace("<E>", elevator(body)).replace("<crew>", crew(body));
        for (var word : List.of("distrust", "how", "level", "why", "mark", "reason", "people", "cause", "elevator")) {
            var value = body.fields().get(word);
            if (value != null) text = text.replace("<" + word + ">", value.toString());
        }
        return text.replace("<again>", body.fields().containsKey("recurrenceOf") ? ", once more" : "")
                .replace("<source>", source(body))
                .replace("<lack>", lack(body));
    }

    private static String elevator(Body body) {
        return body.findText("rescue")
                .map(id -> id.substring(0, id.indexOf('@')))
                .orElse("");
    }

    private static String crew(Body body) {
        return body.findBody("decision")
                .map(decision ->
                        decision.list("candidates", each -> each.text("crew")).get(0))
                .or(() -> body.findText("crew"))
                .orElse("somebody");
    }

    private static String source(Body body) {
        return body.findBody("evidence").map(each -> each.text("source")).orElse("");
    }

    private static String lack(Body body) {
        return body.findBody("shortfall")
                .map(each -> String.join(", ", each.fields().keySet()))
                .orElse("");
    }
}
