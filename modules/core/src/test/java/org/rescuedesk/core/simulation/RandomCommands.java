package org.rescuedesk.core.simulation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.AccountCommand;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.ask.DispatcherCommand;
import org.rescuedesk.core.ask.ElevatorCommand;
import org.rescuedesk.core.ask.OverrideCommand;
import org.rescuedesk.core.ask.SignalCommand;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Eligibility;
import org.rescuedesk.core.policy.Escalation;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.ToldTimes;
import org.rescuedesk.core.travel.Traffic;
import org.rescuedesk.core.travel.Trouble;

/** What may come in at a desk, right or wrong: mostly what fits the moment, sometimes anything at all. */
final class RandomCommands {
    private static final List<String> ELEVATORS = List.of("E1", "E1", "E2", "E3", "E4", "E8", "E9");
    private static final By WEI = By.dispatcher("wei");

    private final Random dice;
    private final Weather weather;
    private int signals;
    private int versions;

    RandomCommands(Random dice, Weather weather) {
        this.dice = dice;
        this.weather = weather;
    }

    /** {@code memory} has what the desk has put away; absent while something is not told yet. */
    Command any(Desk desk, Instant at, Mirror memory) {
        int roll = dice.nextInt(100);
        if (weather.nuisance() && dice.nextBoolean())
            return cry(at, ElevatorId.of("X" + dice.nextInt(500)), Distrust.UNKNOWN_ELEVATOR);
        boolean busy = weather.duty() == Weather.Duty.ALL_BUSY && dice.nextInt(4) == 0;
        if (roll < 12 || busy) return signal(at);
        if (roll < 18) return cry(at, elevator(), oneOf(List.of(Distrust.values())));
        if (roll < 21) return call(at);
        if (roll < 24) return roads(desk, at);
        if (roll < 33) return dispatcher(desk, at);
        if (roll < 37) return override(desk, at);
        if (roll < 41) return account(desk, at, memory);
        if (roll < 43) return elevator(at);
        if (roll < 45) return rules(desk, at);
        return named(roll < 57 ? duty(at) : report(desk, at));
    }

    /** Every other time the engine of roads has nothing to tell. */
    private Command roads(Desk desk, Instant at) {
        var drives = Sorted.<CrewId, Duration>empty();
        boolean told = dice.nextBoolean();
        if (told) drives = drives.with(crew(), Duration.ofSeconds(dice.nextInt(4_000)));
        var trouble = told ? null : oneOf(List.of(Trouble.values()));
        return new DeskCommand.TakeTravelTimes(at, rescue(desk), ToldTimes.of("osrm", at, drives, trouble));
    }

    /** Of a crew that stands side by side with the one there: both would be at any elevator at once. */
    Fix beside(Fix there) {
        var point = Land.north(there.point(), dice.nextInt(5) - 2);
        return new Fix(point, there.accuracyM(), there.speedMps(), there.deviceAt(), there.receivedAt(), there.phone());
    }

    /** Two phones ride with each crew. */
    Fix fix(Instant at) {
        double metres = oneOf(List.of(5, 40, 90, 150, 2_000, 30_000)) * (dice.nextDouble() - 0.5) * 2;
        if (dice.nextInt(3) == 0) metres = 1_500 + dice.nextInt(3);
        var speed = dice.nextInt(4) == 0 ? null : oneOf(List.of(0, 1, 9));
        return new Fix(
                Land.north(metres),
                oneOf(List.of(5, 10, 49, 80)),
                speed,
                dice.nextBoolean() ? at.minusMillis(dice.nextInt(5_000)) : null,
                at,
                dice.nextInt(4) > 0 ? "a" : "b");
    }

    CrewId crew() {
        return oneOf(Land.CREWS);
    }

    private SignalCommand signal(Instant at) {
        var elevator = elevator();
        var kind = dice.nextInt(3) > 0 ? Signal.Kind.ENTRAPMENT : oneOf(List.of(Signal.Kind.values()));
        var mode = kind == Signal.Kind.MODE ? mode() : null;
        var held = kind == Signal.Kind.BUTTON ? Duration.ofSeconds(dice.nextInt(6)) : null;
        var signal = new Signal(
                new SignalId("s" + signals++), elevator, kind, at.minusSeconds(dice.nextInt(20)), people(), held, mode);
        return new SignalCommand.Signalled(at, By.elevator(elevator), Province.NANMING, signal);
    }

    /** Every other time the one that ends a fault. */
    private ServiceMode mode() {
        return dice.nextBoolean() ? ServiceMode.NORMAL : oneOf(List.of(ServiceMode.values()));
    }

    private SignalCommand cry(Instant at, ElevatorId elevator, Distrust distrust) {
        var id = new SignalId("c" + signals++);
        return new SignalCommand.Cried(
                at, By.elevator(elevator), Province.NANMING, elevator, id, distrust, "Wrong.", people());
    }

    private SignalCommand call(Instant at) {
        return new SignalCommand.Called(at, WEI, elevator(), people(), List.of(new PersonNote("note", "00", "有人被困")));
    }

    private DispatcherCommand dispatcher(Desk desk, Instant at) {
        var rescue = rescue(desk);
        var time = dice.nextBoolean() ? null : at.plusSeconds(30L - dice.nextInt(900));
        return switch (dice.nextInt(7)) {
            case 6 -> new DispatcherCommand.CallBack(at, WEI, rescue);
            case 0, 1 -> new DispatcherCommand.Confirm(at, WEI, rescue);
            case 2 -> new DispatcherCommand.Dismiss(at, WEI, rescue, List.of());
            case 3 -> new DispatcherCommand.RecordArrival(at, WEI, rescue, dice.nextBoolean() ? crew() : null, time);
            case 4 -> new DispatcherCommand.RecordRelease(at, WEI, rescue, dice.nextInt(5), time);
            default -> new DispatcherCommand.Close(at, WEI, rescue, "door", dice.nextBoolean(), List.of());
        };
    }

    private Command override(Desk desk, Instant at) {
        var rescue = rescue(desk);
        return switch (dice.nextInt(6)) {
            case 0 -> new OverrideCommand.OpenLevel(at, WEI, rescue, 2 + dice.nextInt(2), reason());
            case 1 -> new OverrideCommand.Send(at, WEI, rescue, crew(), dice.nextBoolean(), reason());
            case 2 -> new OverrideCommand.Send(at, WEI, attended(desk, rescue), crew(), true, reason());
            case 3 -> standDown(desk, at, rescue);
            case 4 -> new OverrideCommand.HandOver(at, WEI, rescue, List.of(new PersonNote("name", "00", "张队")));
            default -> new OverrideCommand.Acknowledge(at, WEI, rescue, oneOf(List.of(Mark.values())));
        };
    }

    private Command account(Desk desk, Instant at, Mirror memory) {
        var rescue = rescue(desk);
        var away = memory == null ? Optional.<Rescue>empty() : memory.findPutAway(desk);
        return switch (dice.nextInt(7)) {
            case 0 -> new AccountCommand.Describe(at, WEI, rescue, passengers(), List.of());
            case 1 -> new AccountCommand.AddNote(at, WEI, rescue, List.of(new PersonNote("note", "00", "哮喘")));
            case 2 -> new AccountCommand.SelfRelease(at, WEI, rescue, people(), null, reason());
            case 3 -> new AccountCommand.MarkDuplicate(at, WEI, rescue, rescue(desk), reason());
            case 4, 5 -> correction(at, rescue);
            default ->
                away.<Command>map(ended -> new AccountCommand.Recall(at, WEI, ended.id(), ended))
                        .orElseGet(() -> call(at));
        };
    }

    private Command correction(Instant at, RescueId rescue) {
        var what = oneOf(List.of(Correction.Field.values()));
        var is = oneOf(List.of(
                "3", "CHILD", "door.lock", at.minusSeconds(dice.nextInt(600)).toString()));
        return new AccountCommand.Correct(at, WEI, rescue, what, is, dice.nextInt(5) == 0 ? "wei" : "li", reason());
    }

    private Passengers passengers() {
        return new Passengers(people(), people(), dice.nextBoolean() ? null : oneOf(List.of(Vulnerability.values())));
    }

    private Command elevator(Instant at) {
        var which = elevator();
        return dice.nextBoolean()
                ? new ElevatorCommand.TakeOut(at, WEI, which, reason())
                : new ElevatorCommand.Release(at, WEI, which, List.of(new PersonNote("name", "00", "检验员")));
    }

    private Command rules(Desk desk, Instant at) {
        if (dice.nextInt(4) == 0) return new DeskCommand.TakeCalibration(at, calibration());
        if (dice.nextInt(6) == 0)
            return new DeskCommand.ErasePersons(
                    at, WEI, rescue(desk), null, 1, Body.empty().with("phone", 1));
        return new DeskCommand.TakePolicies(at, WEI, List.of(policy(at)));
    }

    private Calibration calibration() {
        var speeds = Calibration.BUILT_IN.everywhere().speedMmps();
        var traffic = new Traffic(Duration.ofSeconds(dice.nextInt(120)), 1_000 + dice.nextInt(900), speeds);
        return new Calibration(1 + dice.nextInt(9), LocalDate.of(2026, 11, 1), traffic, Sorted.empty(), null);
    }

    /** From now, from some time later or, as rules mostly are, from midnight on, where the area is. */
    private Instant inForce(Instant at) {
        var zone = dice.nextBoolean() ? Province.ZONE : Land.ZONE_ABROAD;
        var midnight = at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        return dice.nextBoolean() ? midnight.toInstant() : at.plusSeconds(dice.nextInt(7_200) - 600L);
    }

    /** Some day's rules for the whole country or for one area. */
    private Policy policy(Instant at) {
        var national = Policy.NATIONAL;
        return new Policy(
                new PolicyId(oneOf(List.of("national", "5201", "520102", "84")), ++versions * 4 + dice.nextInt(40) / 8),
                inForce(at),
                "所拟",
                new Arrivals(
                        dice.nextBoolean() ? null : Duration.ofMinutes(15),
                        oneOf(List.of(ClockStart.values())),
                        Duration.ofMinutes(10),
                        Duration.ofHours(2)),
                new Escalation(
                        Duration.ofMinutes(1 + dice.nextInt(4)),
                        Duration.ofMinutes(1 + dice.nextInt(4)),
                        dice.nextBoolean(),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30)),
                national.suspicions(),
                new Eligibility(
                        Duration.ofMinutes(10),
                        true,
                        dice.nextBoolean() ? null : Duration.ofHours(1 + dice.nextInt(3)),
                        100));
    }

    private static List<PersonNote> reason() {
        return List.of(new PersonNote("reason", "00", "值班长决定"));
    }

    /** Half of the phones name their reports; one in ten names comes a second time. */
    private CrewCommand named(CrewCommand report) {
        if (dice.nextBoolean()) return report;
        int name = dice.nextInt(10) > 0 ? signals++ : dice.nextInt(signals + 1);
        return new CrewCommand.Named("r" + name, report);
    }

    private CrewCommand duty(Instant at) {
        var crew = crew();
        if (weather.comes(dice)) return comes(crew, at);
        return dice.nextInt(3) > 0
                ? new CrewCommand.WentOffDuty(at, By.crew(crew), crew)
                : new CrewCommand.BeganRest(at, By.crew(crew), crew);
    }

    private CrewCommand comes(CrewId crew, Instant at) {
        return switch (dice.nextInt(4)) {
            case 0 -> new CrewCommand.CameOnDuty(at, By.crew(crew), crew, at.plusSeconds(dice.nextInt(3_600)));
            default -> new CrewCommand.CameOnDuty(at, By.crew(crew), crew);
        };
    }

    /** Mostly of a crew on its task, sometimes of one that was asked before or answers too late, else of any crew on any rescue. */
    private CrewCommand report(Desk desk, Instant at) {
        var bound = desk.crews().values().filter(crew -> crew.task() != null).toList();
        if (!bound.isEmpty() && dice.nextInt(3) > 0) {
            var one = oneOf(bound);
            return report(at, one.crew(), requireNonNull(one.task()));
        }
        var rescue = rescue(desk);
        var asked = desk.rescues().find(rescue).map(Rescue::assignments).orElse(List.of());
        var late = asked.stream().filter(each -> each.state().mayStillCome()).toList();
        if (!late.isEmpty() && dice.nextBoolean()) {
            var crew = oneOf(late).crew();
            return new CrewCommand.Accepted(at, By.crew(crew), crew, rescue);
        }
        boolean fits = !asked.isEmpty() && dice.nextInt(3) > 0;
        return report(at, fits ? oneOf(asked).crew() : crew(), rescue);
    }

    private CrewCommand report(Instant at, CrewId crew, RescueId rescue) {
        var by = By.crew(crew);
        return switch (dice.nextInt(9)) {
            case 8 -> new CrewCommand.LeftToOther(at, by, crew, rescue);
            case 0, 1 -> new CrewCommand.Accepted(at, by, crew, rescue);
            case 2 ->
                new CrewCommand.Declined(at, by, crew, rescue, List.of(new PersonNote("reason", "00", "FLAT_TYRE")));
            case 3 -> new CrewCommand.Departed(at, by, crew, rescue);
            case 4, 5 -> new CrewCommand.Arrived(at, by, crew, rescue, evidence(at));
            case 6 -> new CrewCommand.Released(at, by, crew, rescue, dice.nextInt(5));
            default -> new CrewCommand.CauseFound(at, by, crew, rescue, "door", cleared(), List.of());
        };
    }

    private Boolean cleared() {
        return dice.nextInt(3) == 0 ? null : dice.nextBoolean();
    }

    private Evidence evidence(Instant at) {
        var source = oneOf(List.of(Source.QR, Source.NFC, Source.PRESS, Source.PRESS));
        var before = dice.nextBoolean() ? at : at.minusSeconds(dice.nextInt(300));
        return new Evidence(source, dice.nextInt(5) == 0 ? null : before, at, at.minusSeconds(dice.nextInt(60)));
    }

    private RescueId rescue(Desk desk) {
        var known = new ArrayList<RescueId>();
        boolean any = dice.nextInt(4) == 0;
        for (var entry : desk.rescues()) {
            if (any || entry.getValue().stage() == Stage.OPEN) known.add(entry.getKey());
        }
        return known.isEmpty() || dice.nextInt(20) == 0 ? new RescueId("E1@20200101T000000Z") : oneOf(known);
    }

    /** Every other time of whoever is with the people already. */
    private Command standDown(Desk desk, Instant at, RescueId rescue) {
        var attended = desk.rescues().find(attended(desk, rescue));
        var there = attended.stream()
                .flatMap(each -> each.assignments().stream())
                .filter(each -> each.state() == Assignment.State.ON_SITE)
                .map(Assignment::crew)
                .findFirst();
        return there.isPresent() && dice.nextBoolean()
                ? new OverrideCommand.StandDown(at, WEI, attended.orElseThrow().id(), there.get(), reason())
                : new OverrideCommand.StandDown(at, WEI, rescue, crew(), reason());
    }

    /** One at which a crew is already, if there is one. */
    private RescueId attended(Desk desk, RescueId otherwise) {
        var attended = desk.rescues()
                .values()
                .filter(each -> each.stage() == Stage.ON_SITE)
                .map(Rescue::id)
                .toList();
        return attended.isEmpty() ? otherwise : oneOf(attended);
    }

    private ElevatorId elevator() {
        return ElevatorId.of(oneOf(ELEVATORS));
    }

    private Integer people() {
        return dice.nextBoolean() ? null : dice.nextInt(6);
    }

    private <T> T oneOf(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
