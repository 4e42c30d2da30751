package org.rescuedesk.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.simulator.day.Agenda;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.story.Seat;
import org.rescuedesk.simulator.story.Step;
import org.rescuedesk.simulator.story.Story;
import org.rescuedesk.simulator.story.StoryTown;
import org.rescuedesk.simulator.story.Verb;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** A story to be followed live: elevators and crews say what it says at its times, and the {@link Seat} does the rest. */
final class StoryPlay implements Play {
    private static final Duration TICK = Duration.ofSeconds(5);
    /** Time to look at the board before the first thing happens, and after the last. */
    private static final Duration BEFORE = Duration.ofSeconds(30);

    private static final double ACCURACY_M = 10;
    private static final int FAR_M = 100;
    private static final double DRIVING_MPS = 9;

    private final Voice voice;
    private final Seat seat;
    private final Consumer<String> progress;
    private final Agenda agenda;
    private final LocalDate day;
    private final Instant readyAt;
    private final Instant end;
    private final Map<String, String> rescues = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private long said;

    StoryPlay(Story story, Seat seat, Voice voice, Instant from, Consumer<String> progress) {
        this.voice = voice;
        this.seat = seat;
        this.progress = progress;
        agenda = new Agenda(from);
        day = LocalDate.ofInstant(from, StoryTown.ZONE);
        for (var step : story.steps()) agenda.at(at(step.at()), () -> take(step));
        readyAt = at(story.steps().stream()
                        .filter(step -> step.verb() != Verb.ON_DUTY && step.verb() != Verb.ON_DUTY_UNTIL)
                        .findFirst()
                        .orElse(story.steps().get(0))
                        .at())
                .minus(BEFORE);
        end = at(story.steps().get(story.steps().size() - 1).at()).plus(BEFORE);
        agenda.at(readyAt.isBefore(from) ? from : readyAt, this::tick);
    }

    private Instant at(LocalTime time) {
        return day.atTime(time).atZone(StoryTown.ZONE).toInstant();
    }

    /** The desk's clock moves by small steps, so that its clocks are seen to run. */
    private void tick() {
        if (agenda.now().isBefore(end)) agenda.after(TICK, this::tick);
    }

    @Override
    public Instant readyAt() {
        return readyAt;
    }

    @Override
    public boolean isOver() {
        return agenda.isEmpty();
    }

    @Override
    public Instant next() {
        return agenda.next();
    }

    @Override
    public void run(Instant until) throws InterruptedException {
        agenda.runUntil(until);
    }

    @Override
    public void show(Instant now) {
        // No telemetry is told in stories.
    }

    @Override
    public void take(OrderMessage order, Instant now) {
        agenda.reach(now);
        rescues.put(order.elevator().value(), order.rescue());
    }

    @Override
    public void take(ReceiptMessage receipt) {
        if (receipt.saved()) unanswered.remove(receipt.signal());
    }

    @Override
    public Set<String> unanswered() {
        return unanswered;
    }

    private void take(Step step) throws InterruptedException {
        if (step.verb() != Verb.NOTHING) progress.accept(step.at() + "  " + step.chinese() + "  " + step.english());
        switch (step.verb()) {
            case NOTHING -> {}
            case CRIES -> signal(step, SignalMessage.Kind.ENTRAPMENT);
            case CLEARED -> signal(step, SignalMessage.Kind.CLEARED);
            case GARBLED ->
                voice.say(
                        area(step),
                        ElevatorId.of(step.elevator()),
                        "help! ?%d?".formatted(++said).getBytes(UTF_8));
            case ON_DUTY -> {
                for (var crew : step.word("crews").split(", "))
                    voice.say(ReportMessage.onDuty(CrewId.of(crew), null, id()));
            }
            case DRIVES -> voice.say(position(step), true);
            default -> {
                if (isReport(step.verb())) voice.say(report(step));
                else seat.take(step);
            }
        }
    }

    private static boolean isReport(Verb verb) {
        return switch (verb) {
            case ON_DUTY_UNTIL,
                    OFF_DUTY,
                    RESTS,
                    ACCEPTS,
                    DECLINES,
                    DEPARTS,
                    SCANS,
                    PRESSES,
                    FREES,
                    CAUSE,
                    CAUSE_STANDS,
                    LEAVES -> true;
            default -> false;
        };
    }

    private void signal(Step step, SignalMessage.Kind kind) throws InterruptedException {
        var signal = SignalMessage.counted(
                area(step), ElevatorId.of(step.elevator()), kind, agenda.now(), "story", ++said, null);
        unanswered.add(signal.signalId());
        voice.say(signal);
    }

    private static AreaId area(Step step) {
        return step.elevator().startsWith("K") ? StoryTown.COUNTY : StoryTown.CITY;
    }

    private PositionMessage position(Step step) {
        int metres = step.number("metres");
        return new PositionMessage(
                CrewId.of(step.crew()),
                agenda.now(),
                StoryTown.northOf(step.elevator(), metres),
                ACCURACY_M,
                metres > FAR_M ? DRIVING_MPS : 0.0,
                PositionMessage.Datum.WGS_84);
    }

    private ReportMessage report(Step step) {
        var crew = CrewId.of(step.crew());
        var at = agenda.now();
        return switch (step.verb()) {
            case ON_DUTY_UNTIL -> ReportMessage.onDuty(crew, at, id(), at(LocalTime.parse(step.word("time"))));
            case OFF_DUTY -> ReportMessage.offDuty(crew, at, id());
            case RESTS -> ReportMessage.rest(crew, at, id());
            case LEAVES -> ReportMessage.leave(crew, at, id(), rescue(step));
            case ACCEPTS -> ReportMessage.accept(crew, at, id(), rescue(step));
            case DECLINES -> ReportMessage.decline(crew, at, id(), rescue(step), "FLAT_TYRE");
            case DEPARTS -> ReportMessage.depart(crew, at, id(), rescue(step));
            case SCANS -> ReportMessage.arrive(crew, at, id(), rescue(step), evidence(ReportMessage.Source.QR));
            case PRESSES -> ReportMessage.arrive(crew, at, id(), rescue(step), evidence(ReportMessage.Source.PRESS));
            case FREES -> ReportMessage.release(crew, at, id(), rescue(step), step.number("people"));
            case CAUSE -> ReportMessage.cause(crew, at, id(), rescue(step), step.word("cause"), true, "");
            case CAUSE_STANDS -> ReportMessage.cause(crew, at, id(), rescue(step), step.word("cause"), false, "");
            default -> throw new IllegalStateException("No crew reports " + step.verb() + ".");
        };
    }

    private static ReportMessage.Evidence evidence(ReportMessage.Source source) {
        return new ReportMessage.Evidence(source, null, null);
    }

    private String id() {
        return "story-" + ++said;
    }

    private String rescue(Step step) {
        var rescue = rescues.get(step.elevator());
        if (rescue == null) {
            throw new SimulatorFailed(
                    "没有 %s 的救援 Nobody was sent to %s yet: line %d."
                            .formatted(step.elevator(), step.elevator(), step.number()),
                    null);
        }
        return rescue;
    }
}
