package org.rescuedesk.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;

/** The desk's topics: made from ids, subscribed to, and taken apart again. */
public final class Topics {

    public static final String ALL_SIGNALS = "elevator/+/+/signal";
    public static final String ALL_RECEIPTS = "elevator/+/+/receipt";
    public static final String ALL_MESSAGES = "elevator/+/+/message";
    public static final String ALL_TELEMETRY = "elevator/+/+/telemetry";
    public static final String ALL_LINKS = "elevator/+/+/link";
    public static final String ALL_REPORTS = "crew/+/report";
    public static final String ALL_POSITIONS = "crew/+/position";
    public static final String ALL_ORDERS = "crew/+/order";
    /** What a sender may write to that has left out a level or put one in: listened to, so that no cry is lost unheard. */
    public static final List<String> MISLAID_SIGNALS =
            List.of("elevator/signal", "elevator/+/signal", "elevator/+/+/+/signal");

    public static final List<String> MISLAID_REPORTS =
            List.of("crew/report", "crew/+/+/report", "crew/position", "crew/+/+/position");
    public static final String LEADER = "desk/leader";
    public static final String ALL_CANARIES = "desk/canary/+";
    public static final String CHECKPOINT = "desk/checkpoint";
    public static final String CLOCK = "sim/clock";
    public static final String CLOCK_DONE = "sim/clock/done";

    private Topics() {}

    /** Where a desk's client tells itself that the way through the broker is open. */
    public static String canary(String clientId) {
        return ALL_CANARIES.replace("+", clientId);
    }

    public static String signal(AreaId area, ElevatorId elevator) {
        return "elevator/" + area + "/" + elevator + "/signal";
    }

    public static String receipt(AreaId area, ElevatorId elevator) {
        return "elevator/" + area + "/" + elevator + "/receipt";
    }

    /** What the people inside are told. */
    public static String message(AreaId area, ElevatorId elevator) {
        return "elevator/" + area + "/" + elevator + "/message";
    }

    public static String telemetry(AreaId area, ElevatorId elevator) {
        return "elevator/" + area + "/" + elevator + "/telemetry";
    }

    public static String link(AreaId area, ElevatorId elevator) {
        return "elevator/" + area + "/" + elevator + "/link";
    }

    public static String report(CrewId crew) {
        return "crew/" + crew + "/report";
    }

    public static String position(CrewId crew) {
        return "crew/" + crew + "/position";
    }

    public static String order(CrewId crew) {
        return "crew/" + crew + "/order";
    }

    /** Takes any string; one that is no topic of the desk's is refused as {@link Reason#WRONG_TOPIC}. */
    public static Decoded<Topic> parse(String topic) {
        return Refusal.orElse(() -> read(topic));
    }

    /**
     * The elevator that a signal's topic names in the level before its last, even where its area makes no sense or is missing:
     * a cry on such a topic is refused, but somebody may be shut in there. A name that is not spelled as an id gets one.
     */
    public static Optional<ElevatorId> findSignalElevator(String topic) {
        return levelsOfSignal(topic)
                .filter(levels -> levels.size() > 2)
                .map(levels -> levels.get(levels.size() - 2))
                .map(name -> ElevatorId.isValid(name) ? name : "unspelled-" + SignalCodec.digest(name.getBytes(UTF_8)))
                .map(ElevatorId::of);
    }

    /** The area that a signal's topic names, if it makes sense. */
    public static Optional<AreaId> findSignalArea(String topic) {
        return levelsOfSignal(topic)
                .filter(levels -> levels.size() == 4)
                .map(levels -> levels.get(1))
                .filter(AreaId::isValid)
                .map(AreaId::of);
    }

    /** An elevator's topic of this kind; refuses another. */
    public static Topic.OfElevator elevator(String topic, Topic.Kind kind) throws Refusal {
        if (read(topic) instanceof Topic.OfElevator found && found.kind() == kind) {
            return found;
        }
        throw anotherThan(kind);
    }

    static Topic.OfCrew crew(String topic, Topic.Kind kind) throws Refusal {
        if (read(topic) instanceof Topic.OfCrew found && found.kind() == kind) {
            return found;
        }
        throw anotherThan(kind);
    }

    static void requireDesk(String topic, Topic.Kind kind) throws Refusal {
        if (read(topic).kind() != kind) {
            throw anotherThan(kind);
        }
    }

    private static Optional<List<String>> levelsOfSignal(String topic) {
        return Optional.of(levels(topic))
                .filter(levels -> levels.get(0).equals("elevator")
                        && levels.get(levels.size() - 1).equals("signal"));
    }

    private static Topic read(String topic) throws Refusal {
        List<String> levels = levels(topic);
        return switch (levels.get(0)) {
            case "elevator" -> readElevator(levels);
            case "crew" -> readCrew(levels);
            default -> readDesk(topic);
        };
    }

    private static Topic readElevator(List<String> levels) throws Refusal {
        requireLevels(levels, 4, "elevator/{area}/{id}/{what}");
        if (!AreaId.isValid(levels.get(1))) {
            throw wrong("主题中的地区不是六位数字。", "The topic's area is not six digits.");
        }
        if (!ElevatorId.isValid(levels.get(2))) {
            throw wrong("主题中的电梯编号不符合写法。", "The topic's elevator id is not spelled as an id.");
        }
        Topic.Kind kind = switch (levels.get(3)) {
            case "signal" -> Topic.Kind.SIGNAL;
            case "receipt" -> Topic.Kind.RECEIPT;
            case "message" -> Topic.Kind.MESSAGE;
            case "telemetry" -> Topic.Kind.TELEMETRY;
            case "link" -> Topic.Kind.LINK;
            default ->
                throw wrong(
                        "电梯主题应以 signal、receipt、message、telemetry 或 link 结尾。",
                        "An elevator's topic ends in signal, receipt, message, telemetry or link; this one in none of them.");
        };
        return new Topic.OfElevator(kind, AreaId.of(levels.get(1)), ElevatorId.of(levels.get(2)));
    }

    private static Topic readCrew(List<String> levels) throws Refusal {
        requireLevels(levels, 3, "crew/{id}/{what}");
        if (!CrewId.isValid(levels.get(1))) {
            throw wrong("主题中的人员编号不符合写法。", "The topic's crew id is not spelled as an id.");
        }
        Topic.Kind kind = switch (levels.get(2)) {
            case "report" -> Topic.Kind.REPORT;
            case "position" -> Topic.Kind.POSITION;
            case "order" -> Topic.Kind.ORDER;
            default ->
                throw wrong(
                        "人员主题应以 report、position 或 order 结尾。",
                        "A crew's topic ends in report, position or order, and this one in none of them.");
        };
        return new Topic.OfCrew(kind, CrewId.of(levels.get(1)));
    }

    private static Topic readDesk(String topic) throws Refusal {
        return switch (topic) {
            case LEADER -> new Topic.OfDesk(Topic.Kind.LEADER);
            case CHECKPOINT -> new Topic.OfDesk(Topic.Kind.CHECKPOINT);
            case CLOCK -> new Topic.OfDesk(Topic.Kind.CLOCK);
            case CLOCK_DONE -> new Topic.OfDesk(Topic.Kind.CLOCK_DONE);
            default -> throw wrong("不是调度台的主题。", "The topic is none of the desk's.");
        };
    }

    private static List<String> levels(String topic) {
        return List.of(topic.split("/", -1));
    }

    private static void requireLevels(List<String> levels, int wanted, String shape) throws Refusal {
        if (levels.size() != wanted) {
            throw wrong(
                    "形如 " + shape + " 的主题有 " + wanted + " 级，而这个有 " + levels.size() + " 级。",
                    "A topic of the shape " + shape + " has " + wanted + " levels; this one has " + levels.size()
                            + ".");
        }
    }

    private static Refusal anotherThan(Topic.Kind kind) {
        return wrong(
                "主题与这类消息（" + kind.label() + "）不符。",
                "The topic is another than the one for this kind of message (" + kind.label() + ").");
    }

    private static Refusal wrong(String chinese, String english) {
        return new Refusal(Reason.WRONG_TOPIC, chinese, english);
    }
}
