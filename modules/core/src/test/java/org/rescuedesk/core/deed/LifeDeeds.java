package org.rescuedesk.core.deed;

import static org.rescuedesk.core.deed.Deed.changingNothing;
import static org.rescuedesk.core.deed.Deed.ofRescue;
import static org.rescuedesk.core.scene.Scene.instant;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rescuedesk.core.AccountEvent;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.ask.AccountCommand;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What people tell of a rescue, and what happens between it and its crews. */
final class LifeDeeds {
    private LifeDeeds() {}

    static List<Deed> list() {
        return Stream.of(accounts(), assignments()).flatMap(List::stream).toList();
    }

    private static List<Deed> accounts() {
        return List.of(
                ofRescue(
                        AccountEvent.PassengersDescribed.class,
                        scene -> {
                            RescueDeeds.open(scene);
                            scene.at("09:01").describes("E1", new Passengers(3, 1, Vulnerability.values()[0]));
                        },
                        Rescue::passengers,
                        new Passengers(3, 1, Vulnerability.values()[0])),
                changingNothing(AccountEvent.NoteAdded.class, scene -> {
                    RescueDeeds.open(scene);
                    scene.at("09:01").notes("E1", "哮喘");
                }),
                ofRescue(
                        AccountEvent.SelfReleased.class,
                        scene -> {
                            RescueDeeds.sent(scene);
                            scene.at("09:05").selfReleased("E1", 2);
                        },
                        Rescue::stage,
                        Stage.SELF_RELEASED),
                ofRescue(
                        AccountEvent.DuplicateFound.class,
                        scene -> {
                            RescueDeeds.open(scene);
                            scene.at("09:01").signal("E2");
                            scene.at("09:02").duplicate("E2", "E1");
                        },
                        Rescue::stage,
                        Stage.DUPLICATE),
                ofRescue(
                        AccountEvent.CorrectionMade.class,
                        scene -> {
                            RescueDeeds.close(scene);
                            scene.at("09:40").corrects("E1", Correction.Field.PEOPLE, "4");
                        },
                        Rescue::people,
                        4),
                ofRescue(
                        AccountEvent.BackInService.class,
                        scene -> {
                            RescueDeeds.release(scene);
                            scene.at("09:30").reports("near", "E1", "door", true);
                        },
                        rescue -> rescue.times().find(TimePoint.BACK_IN_SERVICE),
                        Optional.of(instant("09:30"))),
                ofRescue(AccountEvent.RescueRecalled.class, LifeDeeds::recall, Rescue::stage, Stage.CLOSED));
    }

    /** It had ended, and the next rescue two hours later put it away. */
    private static void recall(Scene scene) {
        RescueDeeds.close(scene);
        scene.at("09:31").callsBack("E1");
        var kept = scene.rescue("E1");
        scene.at("11:30").signal("E2");
        scene.at("11:31").asks(new AccountCommand.Recall(instant("11:31"), By.dispatcher("wei"), kept.id(), kept));
    }

    /** Far was sent beside near, and comes second. */
    private static void join(Scene scene) {
        accept(scene);
        scene.at("09:05").sends("far", "E1", true);
        scene.at("09:10").arrives("near", "E1");
        scene.at("09:20").arrives("far", "E1");
    }

    private static List<Deed> assignments() {
        return List.of(
                ofNear(AssignmentEvent.CrewOffered.class, RescueDeeds::sent, State.OFFERED),
                ofNear(AssignmentEvent.CrewAccepted.class, LifeDeeds::accept, State.ACCEPTED),
                ofNear(
                        AssignmentEvent.CrewDeclined.class,
                        scene -> {
                            RescueDeeds.sent(scene);
                            scene.at("09:01").declines("near", "E1");
                        },
                        State.DECLINED),
                ofNear(AssignmentEvent.CrewDidNotAnswer.class, RescueDeeds::noAnswer, State.NO_ANSWER),
                ofNear(
                        AssignmentEvent.CrewWentSilent.class,
                        scene -> {
                            accept(scene);
                            scene.at("09:18").check();
                        },
                        State.SILENT),
                ofNear(AssignmentEvent.CrewDeparted.class, LifeDeeds::depart, State.EN_ROUTE),
                ofRescue(
                        AssignmentEvent.TrackNoted.class,
                        scene -> {
                            depart(scene);
                            scene.at("09:04").drives("near", "E1", 500);
                        },
                        rescue -> near(rescue).trail().trackedAt(),
                        instant("09:04")),
                ofNear(
                        AssignmentEvent.CrewStoodDown.class,
                        scene -> {
                            accept(scene);
                            scene.at("09:02").dismiss("E1");
                        },
                        State.STOOD_DOWN),
                ofRescue(
                        AssignmentEvent.CrewJoined.class,
                        LifeDeeds::join,
                        rescue -> rescue.findAssignment(CrewId.of("far"))
                                .orElseThrow()
                                .state(),
                        State.ON_SITE),
                ofNear(AssignmentEvent.CrewDone.class, RescueDeeds::close, State.DONE));
    }

    private static void accept(Scene scene) {
        RescueDeeds.sent(scene);
        scene.at("09:01").accepts("near", "E1");
    }

    private static void depart(Scene scene) {
        accept(scene);
        scene.at("09:02").departs("near", "E1");
    }

    private static Deed ofNear(Class<? extends Event> fact, Consumer<Scene> story, State to) {
        return ofRescue(
                fact,
                story,
                rescue -> rescue.findAssignment(CrewId.of("near")).map(Assignment::state),
                Optional.of(to));
    }

    private static Assignment near(Rescue rescue) {
        return rescue.findAssignment(CrewId.of("near")).orElseThrow();
    }
}
