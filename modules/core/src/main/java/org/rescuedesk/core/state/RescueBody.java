package org.rescuedesk.core.state;

import org.rescuedesk.core.Body;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.travel.ToldTimes;

/** A rescue as a snapshot and a recall have it. */
final class RescueBody {
    private RescueBody() {}

    static Body write(Rescue rescue) {
        return Body.empty()
                .with("id", rescue.id())
                .with("opening", rescue.opening().body())
                .with("stage", rescue.stage())
                .with("suspicion", rescue.suspicion())
                .with("times", rescue.times().body())
                .with("passengers", rescue.passengers().in(Body.empty()))
                .with("levels", Dated.body(rescue.levels()))
                .with(
                        "assignments",
                        rescue.assignments().stream().map(Assignment::body).toList())
                .with("evidence", rescue.evidence().stream().map(Evidence::body).toList())
                .with(
                        "told",
                        rescue.told() == null ? (Body) null : rescue.told().body())
                .with("marks", Dated.body(rescue.marks()))
                .with("acknowledged", Dated.body(rescue.acknowledged()))
                .with(
                        "shortfall",
                        rescue.shortfall() == null
                                ? (Body) null
                                : rescue.shortfall().body())
                .with("cause", rescue.cause())
                .with(
                        "corrections",
                        rescue.corrections().stream().map(Correction::body).toList())
                .with("recurrenceOf", rescue.kin().recurrenceOf())
                .with("duplicateOf", rescue.kin().duplicateOf())
                .with("recalledAt", rescue.kin().recalledAt());
    }

    static Rescue read(Body body) {
        return new Rescue(
                body.text("id", RescueId::new),
                Opening.of(body.body("opening")),
                body.text("stage", Stage::valueOf),
                body.textOrNull("suspicion", Distrust::valueOf),
                Times.of(body.body("times")),
                Passengers.of(body.body("passengers")),
                Dated.of(body.body("levels"), Integer::valueOf),
                body.list("assignments", Assignment::of),
                body.list("evidence", Evidence::of),
                body.findBody("told").map(ToldTimes::of).orElse(null),
                Dated.of(body.body("marks"), Mark::valueOf),
                Dated.of(body.body("acknowledged"), Mark::valueOf),
                body.findBody("shortfall").map(Shortfall::of).orElse(null),
                body.findText("cause").orElse(null),
                body.list("corrections", Correction::of),
                new Rescue.Kin(
                        body.textOrNull("recurrenceOf", RescueId::new),
                        body.textOrNull("duplicateOf", RescueId::new),
                        body.instantOrNull("recalledAt")));
    }
}
