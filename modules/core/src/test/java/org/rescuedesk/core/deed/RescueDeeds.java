package org.rescuedesk.core.deed;

import static org.rescuedesk.core.deed.Deed.ofRescue;
import static org.rescuedesk.core.scene.Scene.instant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.EscalationEvent;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.plan.Lack;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.travel.ToldTimes;
import org.rescuedesk.core.travel.Trouble;

/** How a rescue begins, goes on and ends, and how it goes on when nobody comes. */
final class RescueDeeds {
    private RescueDeeds() {}

    static List<Deed> list() {
        return List.of(
                ofRescue(OpeningEvent.RescueOpened.class, RescueDeeds::open, Rescue::stage, Stage.OPEN),
                ofRescue(OpeningEvent.RescueSuspected.class, RescueDeeds::suspect, Rescue::stage, Stage.SUSPECTED),
                ofRescue(RescueEvent.RescueConfirmed.class, RescueDeeds::confirm, Rescue::stage, Stage.OPEN),
                ofRescue(
                        RescueEvent.SignalJoined.class,
                        scene -> {
                            open(scene);
                            scene.at("09:01").signal("E1", "cleared", "c");
                            scene.at("09:02").signal("E1");
                        },
                        rescue -> rescue.has(Mark.RETURNED_UNCONFIRMED),
                        false),
                ofRescue(
                        RescueEvent.CallJoined.class,
                        scene -> {
                            open(scene);
                            scene.at("09:01").call("E1");
                        },
                        Rescue::people,
                        2),
                ofRescue(
                        RescueEvent.ArrivalNoted.class,
                        RescueDeeds::arrive,
                        Rescue::findArrival,
                        Optional.of(new Arrival(instant("09:08"), Arrival.Grade.C))),
                ofRescue(RescueEvent.PeopleReleased.class, RescueDeeds::release, Rescue::stage, Stage.RELEASED),
                ofRescue(
                        RescueEvent.PassengersCalledBack.class,
                        scene -> {
                            release(scene);
                            scene.at("09:20").callsBack("E1");
                        },
                        Rescue::stage,
                        Stage.VERIFIED),
                ofRescue(RescueEvent.CauseReported.class, RescueDeeds::close, Rescue::cause, "door"),
                ofRescue(RescueEvent.RescueClosed.class, RescueDeeds::close, Rescue::stage, Stage.CLOSED),
                ofRescue(
                        RescueEvent.FalseAlarmFound.class,
                        scene -> {
                            open(scene);
                            scene.at("09:05").dismiss("E1");
                        },
                        Rescue::stage,
                        Stage.FALSE_ALARM),
                ofRescue(
                        RescueEvent.TravelTimesTold.class,
                        scene -> {
                            open(scene);
                            var nothing = ToldTimes.of("osrm", instant("09:01"), Sorted.empty(), Trouble.values()[0]);
                            scene.at("09:01").told("E1", nothing);
                        },
                        rescue -> rescue.told() == null ? null : rescue.told().trouble(),
                        Trouble.values()[0]),
                ofRescue(
                        RescueEvent.ReturnedUnconfirmed.class,
                        scene -> {
                            open(scene);
                            scene.at("09:01").signal("E1", "cleared", "c");
                        },
                        rescue -> rescue.has(Mark.RETURNED_UNCONFIRMED),
                        true),
                ofRescue(
                        EscalationEvent.LimitClockStarted.class,
                        scene -> {
                            scene.at("08:00").rules(countedFromTheOrder());
                            open(scene);
                            scene.at("09:10").onDuty("near");
                        },
                        rescue -> rescue.opening().limitAt(),
                        instant("09:40")),
                ofRescue(EscalationEvent.LevelOpened.class, RescueDeeds::noAnswer, Rescue::level, 2),
                ofRescue(
                        EscalationEvent.HandedOver.class,
                        scene -> {
                            open(scene);
                            scene.at("09:05").handsOver("E1");
                        },
                        rescue -> rescue.findAssignment(Rescue.FIRE_BRIGADE).isPresent(),
                        true),
                ofRescue(
                        EscalationEvent.MarkReached.class,
                        RescueDeeds::overdue,
                        rescue -> rescue.has(Mark.OVERDUE),
                        true),
                ofRescue(
                        EscalationEvent.MarkAcknowledged.class,
                        scene -> {
                            overdue(scene);
                            scene.at("09:21").acknowledges("E1", Mark.OVERDUE);
                        },
                        rescue -> rescue.acknowledged().has(Mark.OVERDUE),
                        true),
                ofRescue(
                        EscalationEvent.ShortfallNoted.class,
                        RescueDeeds::open,
                        Rescue::shortfall,
                        Shortfall.of(Lack.NOBODY_ON_DUTY, 4)));
    }

    static void open(Scene scene) {
        scene.at("09:00").signal("E1");
    }

    private static void suspect(Scene scene) {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
    }

    private static void confirm(Scene scene) {
        suspect(scene);
        scene.at("09:00:30").confirm("E1");
    }

    static void sent(Scene scene) {
        scene.at("08:00").onDuty("near", "far");
        open(scene);
    }

    static void arrive(Scene scene) {
        sent(scene);
        scene.at("09:08").arrives("near", "E1");
    }

    static void release(Scene scene) {
        arrive(scene);
        scene.at("09:15").releases("near", "E1", 1);
    }

    static void close(Scene scene) {
        release(scene);
        scene.at("09:30").reports("near", "E1", "door");
    }

    static void noAnswer(Scene scene) {
        sent(scene);
        scene.at("09:03:01").check();
    }

    private static void overdue(Scene scene) {
        open(scene);
        scene.at("09:20").check();
    }

    static Policy countedFromTheOrder() {
        var national = Policy.NATIONAL;
        var arrivals = new Arrivals(null, ClockStart.ORDERED, Duration.ofMinutes(20), Duration.ofHours(2));
        return new Policy(
                new PolicyId("520102", 1),
                instant("07:00"),
                "test",
                arrivals,
                national.escalation(),
                national.suspicions(),
                national.eligibility());
    }
}
