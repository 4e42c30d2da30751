package org.rescuedesk.core.deed;

import java.util.List;
import java.util.function.Consumer;
import org.rescuedesk.core.CrewEvent;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.CrewState.Readiness;

/** What crews do apart from any rescue. */
final class CrewDeeds {
    private CrewDeeds() {}

    static List<Deed> list() {
        return List.of(
                readiness(CrewEvent.CrewCameOnDuty.class, CrewDeeds::come, Readiness.FREE),
                Deed.of(
                        CrewEvent.ShiftMoved.class,
                        scene -> {
                            come(scene);
                            scene.at("08:30").onDutyUntil("near", "17:00");
                        },
                        view -> near(view).shift(),
                        new CrewState.Shift(Scene.instant("08:00"), Scene.instant("17:00"))),
                readiness(CrewEvent.CrewBeganRest.class, CrewDeeds::rest, Readiness.RESTING),
                readiness(
                        CrewEvent.CrewEndedRest.class,
                        scene -> {
                            rest(scene);
                            scene.at("08:30").onDuty("near");
                        },
                        Readiness.FREE),
                readiness(
                        CrewEvent.CrewWentOffDuty.class,
                        scene -> {
                            come(scene);
                            scene.at("08:30").offDuty("near");
                        },
                        Readiness.OFF_DUTY),
                Deed.of(
                        CrewEvent.ReportTaken.class,
                        scene -> scene.at("08:00").named("r1").onDuty("near"),
                        view -> near(view).knows("r1"),
                        true),
                Deed.of(
                        CrewEvent.CrewsSeen.class,
                        scene -> {
                            come(scene);
                            scene.at("08:59").stands("near", "E1", 300);
                            RescueDeeds.open(scene);
                        },
                        view -> near(view).seen() == null,
                        false));
    }

    private static Deed readiness(Class<? extends Event> fact, Consumer<Scene> story, Readiness to) {
        return Deed.of(fact, story, view -> near(view).readiness(), to);
    }

    private static CrewState near(Deed.View view) {
        return view.desk().crew(CrewId.of("near"));
    }

    private static void come(Scene scene) {
        scene.at("08:00").onDuty("near");
    }

    private static void rest(Scene scene) {
        come(scene);
        scene.at("08:10").rests("near");
    }
}
