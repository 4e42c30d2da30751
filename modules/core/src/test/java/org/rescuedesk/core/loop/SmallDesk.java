package org.rescuedesk.core.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.CameOnDuty;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.ask.SignalCommand.Cried;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;

/**
 * A desk for 1,000 elevators and 40 crews, whose loop makes batches of real facts for tests of a journal. From {@link #ABROAD} on
 * the elevators stand in another zone, under contract with a firm that has no crew.
 */
public final class SmallDesk {
    public static final Instant START = Instant.parse("2026-11-23T09:30:00Z");

    private static final AreaId AREA = AreaId.of("520102");
    private static final AreaId OTHER_AREA = AreaId.of("360061");
    private static final FirmId FIRM = FirmId.of("F-1");
    private static final FirmId OTHER_FIRM = FirmId.of("F-2");
    private static final StationId STATION = StationId.of("S-1");
    private static final Rules RULES = new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30));

    public static final int ABROAD = 900;

    private final DeskLoop loop;
    private int counter;

    /** A desk that starts where a journal ends, knowing nothing of what is in it. */
    public SmallDesk(Tail tail, boolean exercise) {
        loop = new DeskLoop(Desk.empty(RULES, register()), tail, exercise);
    }

    /** The batch that these commands lead to, unless they are too many for one; taken for durable at once. */
    public Batch decide(Command... commands) {
        for (var command : commands) loop.submit(Submission.of(command));
        return decideQueued();
    }

    /** The next batch, of what is still queued. */
    public Batch decideQueued() {
        var batch = loop.take().orElseThrow();
        writeAndTell(loop, batch);
        return batch;
    }

    /** The journal holds it, and everybody is told. */
    public static void writeAndTell(DeskLoop loop, Batch batch) {
        loop.written(batch.number());
        tell(loop);
    }

    /** Everybody is told of what is durable. */
    public static void tell(DeskLoop loop) {
        for (var told = loop.announce(); told.isPresent(); told = loop.announce())
            told.get().outcomes().forEach(Runnable::run);
    }

    /** The batch that keeps these raw inputs, and holds no fact. */
    public Batch keep(RawInput... inputs) {
        for (var input : inputs) loop.submit(new Submission(null, input, outcome -> {}));
        return decideQueued();
    }

    /** What the desk knows now. */
    public Desk desk() {
        return loop.newest();
    }

    /** A batch of which nothing follows. */
    public Batch decideNothing() {
        return new Batch(0, List.of(), List.of(), List.of(), List.of(), loop.newest());
    }

    /** The nth crew (0 to 39) comes on duty. */
    public Command onDuty(int crew) {
        var id = crewId(crew);
        return new CameOnDuty(START, By.crew(id), id);
    }

    /** People are shut in the nth elevator (0 to 999). */
    public Command entrapment(int elevator) {
        return entrapment(elevator, START);
    }

    public Command entrapment(int elevator, Instant at) {
        var id = elevatorId(elevator);
        var signal = new Signal(
                new SignalId(id + "/b/" + counter++), id, Signal.Kind.ENTRAPMENT, at.minusSeconds(2), 3, null, null);
        return new Signalled(at, By.elevator(id), AREA, signal);
    }

    /** A message from the nth elevator (0 to 999) that can't be read, and may be a cry. */
    public Command cry(int elevator, Instant at) {
        var id = elevatorId(elevator);
        var signal = new SignalId(id + "/unreadable/" + counter++);
        return new Cried(at, By.elevator(id), AREA, id, signal, Distrust.UNREADABLE, "The message is no JSON.", null);
    }

    /** Somebody calls about the nth elevator (0 to 999), and says who they are. */
    public Command call(int elevator, String caller) {
        var name = new PersonNote("name", "00ff", caller);
        var note = new PersonNote("note", "01", "电梯停在三楼，有小孩");
        return new Called(START, By.dispatcher("王芳"), elevatorId(elevator), 2, List.of(name, note));
    }

    public static RawInput raw(String payload) {
        return RawInput.of(
                START, "elevator/520102/E-1/signal", payload.getBytes(UTF_8), "NOT_JSON", "The message is no JSON.");
    }

    public static ElevatorId elevatorId(int n) {
        return ElevatorId.of("E-" + n);
    }

    public static CrewId crewId(int n) {
        return CrewId.of("C-" + n);
    }

    private static Register register() {
        return Register.of(
                1,
                List.of(
                        new Area(AREA, "云岩区", "Yunyan", ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30)),
                        new Area(
                                OTHER_AREA, "曼哈顿", "Manhattan", ZoneId.of("America/New_York"), Duration.ofMinutes(20))),
                List.of(new Firm(FIRM, "贵阳安捷电梯"), new Firm(OTHER_FIRM, "Nobody & Sons")),
                List.of(new Station(STATION, "云岩一站", new Point(26.6, 106.7))),
                IntStream.range(0, 1000).mapToObj(SmallDesk::elevator).toList(),
                IntStream.range(0, 40)
                        .mapToObj(n -> new Crew(crewId(n), "救援" + n + "组", FIRM, STATION, Skills.ALL))
                        .toList());
    }

    private static Elevator elevator(int n) {
        boolean abroad = n >= ABROAD;
        return new Elevator(
                elevatorId(n),
                "",
                abroad ? OTHER_AREA : AREA,
                abroad ? OTHER_FIRM : FIRM,
                "中华北路" + n + "号",
                PlaceType.OFFICE,
                "",
                "",
                new Point(26.6 + n * 1e-4, 106.7));
    }
}
