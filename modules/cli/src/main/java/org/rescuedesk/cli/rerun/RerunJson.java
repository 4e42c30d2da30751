package org.rescuedesk.cli.rerun;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.rescuedesk.core.rerun.Difference;
import org.rescuedesk.core.rerun.Effect;
import org.rescuedesk.core.rerun.Effects;
import org.rescuedesk.core.rerun.Rereading;

/** Decisions made again, for a program; all of them that came or would have come out otherwise. */
final class RerunJson {
    private RerunJson() {}

    static JsonObject of(Rereading read, boolean isChanged) {
        var differences = new JsonArray();
        read.differences().forEach(each -> differences.add(difference(each)));
        var json = new JsonObject()
                .put("facts", read.facts())
                .put("decisions", read.decisions())
                .put("byPersons", read.byPersons())
                .put("identical", read.identical())
                .put("earlierMethod", read.earlier())
                .put("different", differences);
        return isChanged ? json.put("whatIf", whatIf(read.effects())) : json;
    }

    private static JsonObject difference(Difference each) {
        return new JsonObject()
                .put("seq", each.seq())
                .put("rescue", each.rescue().toString())
                .put("character", each.at())
                .put("recorded", each.recorded())
                .put("again", each.again());
    }

    private static JsonObject whatIf(Effects effects) {
        var areas = new JsonObject();
        effects.areas().forEach((area, sum) -> areas.put(area.toString(), sum(sum)));
        var others = new JsonArray();
        effects.others().forEach(each -> others.add(effect(each)));
        return new JsonObject()
                .put("all", sum(effects.all()))
                .put("areas", areas)
                .put("others", others);
    }

    private static JsonObject sum(Effects.Sum sum) {
        return new JsonObject()
                .put("decisions", sum.moments())
                .put("otherCrew", sum.otherCrew())
                .put("nobody", sum.nobodyNow())
                .put("somebody", sum.somebodyNow())
                .put("gainedS", sum.gained().toSeconds())
                .put("lostS", sum.lost().toSeconds())
                .put("lateBefore", sum.lateBefore())
                .put("lateAfter", sum.lateAfter())
                .put("levelsOpened", sum.openedBefore())
                .put("levelsKept", sum.kept())
                .put("levelsAdded", sum.added());
    }

    private static JsonObject effect(Effect effect) {
        return new JsonObject()
                .put("seq", effect.seq())
                .put("at", effect.at().toString())
                .put("rescue", effect.rescue().toString())
                .put("area", effect.area().toString())
                .put("was", chosen(effect.was()))
                .put("would", chosen(effect.would()));
    }

    private static JsonObject chosen(Effect.Chosen chosen) {
        var levels = new JsonArray();
        chosen.opened().forEach(levels::add);
        var json = new JsonObject().put("levelsOpened", levels);
        return chosen.crew() == null
                ? json
                : json.put("crew", chosen.crew().toString())
                        .put("etaS", chosen.eta().toSeconds())
                        .put("late", chosen.late());
    }
}
