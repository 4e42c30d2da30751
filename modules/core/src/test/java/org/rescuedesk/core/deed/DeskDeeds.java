package org.rescuedesk.core.deed;

import static org.rescuedesk.core.deed.Deed.changingNothing;
import static org.rescuedesk.core.scene.Scene.instant;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.ElevatorEvent;
import org.rescuedesk.core.RuleEvent;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.ElevatorState;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.core.travel.Calibration;

/** What is known of elevators, and by which rules the desk goes. */
final class DeskDeeds {
    private static final Calibration CALIBRATION =
            new Calibration(3, LocalDate.of(2026, 11, 1), Calibration.BUILT_IN.everywhere(), Sorted.empty(), null);

    private DeskDeeds() {}

    static List<Deed> list() {
        return Stream.of(elevators(), rules()).flatMap(List::stream).toList();
    }

    private static List<Deed> elevators() {
        return List.of(
                Deed.of(
                        ElevatorEvent.SignalNoted.class,
                        scene -> scene.at("09:00").signal("E1", "test", "s7"),
                        view -> e1(view).knows(new SignalId("s7"), instant("09:00")),
                        true),
                Deed.of(
                        ElevatorEvent.CryNoted.class,
                        scene -> scene.at("09:00").cry("E1", Distrust.UNREADABLE, "c7"),
                        view -> e1(view).knows(new SignalId("c7"), instant("09:00")),
                        true),
                Deed.of(
                        ElevatorEvent.FaultBegan.class,
                        DeskDeeds::fault,
                        view -> e1(view).faultySince(),
                        instant("09:00")),
                Deed.of(
                        ElevatorEvent.FaultEnded.class,
                        scene -> {
                            fault(scene);
                            scene.at("09:10").mode("E1", ServiceMode.NORMAL);
                        },
                        view -> e1(view).faultySince() == null,
                        true),
                Deed.of(
                        ElevatorEvent.TakenOutOfService.class,
                        scene -> scene.at("09:00").takesOut("E1"),
                        view -> e1(view).outSince(),
                        instant("09:00")),
                Deed.of(
                        ElevatorEvent.ReleasedForService.class,
                        scene -> {
                            scene.at("09:00").takesOut("E1");
                            scene.at("10:00").putsIntoService("E1");
                        },
                        view -> e1(view).outSince() == null,
                        true));
    }

    private static List<Deed> rules() {
        var key = new VerifyingKey("ab".repeat(32));
        return List.of(
                changingNothing(RuleEvent.DeskStarted.class, asking(new DeskCommand.Start(instant("09:00")))),
                changingNothing(
                        RuleEvent.ClockStepped.class,
                        asking(new DeskCommand.Step(instant("09:00"), Duration.ofMinutes(5)))),
                changingNothing(
                        RuleEvent.KeyAdopted.class,
                        asking(new DeskCommand.AdoptKey(instant("09:00"), key, null, null))),
                changingNothing(
                        RuleEvent.PersonsErased.class,
                        asking(new DeskCommand.ErasePersons(
                                instant("09:00"),
                                By.dispatcher("wei"),
                                null,
                                instant("08:00"),
                                7,
                                Body.empty().with("phone", 1)))),
                Deed.of(
                        RuleEvent.PolicyTaken.class,
                        scene -> scene.at("08:00").rules(RescueDeeds.countedFromTheOrder()),
                        view -> view.desk()
                                .policies()
                                .find(RescueDeeds.countedFromTheOrder().id())
                                .isPresent(),
                        true),
                Deed.of(
                        RuleEvent.CalibrationTaken.class,
                        scene -> scene.at("08:00").takesUp(CALIBRATION),
                        view -> view.desk().rules().travelTimes().calibration(),
                        CALIBRATION),
                Deed.of(
                        RuleEvent.FindingNoted.class,
                        DeskDeeds::nuisance,
                        view -> view.desk().findings().has("E1"),
                        true));
    }

    private static Consumer<Scene> asking(DeskCommand command) {
        return scene -> scene.at("09:00").asks(command);
    }

    private static void fault(Scene scene) {
        scene.at("09:00").signal("E1", "fault", "f1");
    }

    /** Six suspicions within an hour: the sixth is one too many. */
    private static void nuisance(Scene scene) {
        for (int i = 0; i < 6; i++) {
            scene.at(instant("09:00").plusSeconds(60L * i)).cry("E1", Distrust.UNREADABLE);
            if (i < 5) scene.at(instant("09:00").plusSeconds(60L * i + 1)).dismiss("E1");
        }
    }

    private static ElevatorState e1(Deed.View view) {
        return view.desk().elevator(ElevatorId.of("E1"));
    }
}
