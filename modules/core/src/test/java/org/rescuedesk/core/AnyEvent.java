package org.rescuedesk.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.plan.Lack;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learned;
import org.rescuedesk.core.travel.ToldTimes;
import org.rescuedesk.core.travel.Traffic;
import org.rescuedesk.core.travel.Trouble;

/** Makes up a record of any type that a fact is made of, from a seed; what may be absent is, every third time. */
final class AnyEvent {
    private static final List<String> TEXTS =
            List.of("", "door", "花果园 3 栋", "\"quoted\\\" \t\n\u0001", "🛗 ½ \u2028 \u007f");

    private final Random random;
    private final Map<Class<?>, Supplier<Object>> makers;
    private boolean hasOlderVersions;

    AnyEvent(long seed) {
        random = new Random(seed);
        makers = Map.ofEntries(
                Map.entry(Instant.class, this::instant),
                Map.entry(Duration.class, () -> Duration.ofMillis(random.nextInt(10_000_000))),
                Map.entry(String.class, this::text),
                Map.entry(int.class, () -> random.nextInt(1_000)),
                Map.entry(Integer.class, () -> random.nextInt(1_000)),
                Map.entry(long.class, random::nextLong),
                Map.entry(boolean.class, random::nextBoolean),
                Map.entry(Boolean.class, random::nextBoolean),
                Map.entry(ZoneId.class, () -> ZoneId.of("Asia/Urumqi")),
                Map.entry(RescueId.class, () -> RescueId.opening(elevator(), instant(), 1 + random.nextInt(3))),
                Map.entry(SignalId.class, () -> new SignalId("s/" + text())),
                Map.entry(ElevatorId.class, this::elevator),
                Map.entry(CrewId.class, () -> CrewId.of("C-" + random.nextInt(100))),
                Map.entry(FirmId.class, () -> FirmId.of("F-" + random.nextInt(100))),
                Map.entry(AreaId.class, () -> AreaId.of("520102")),
                Map.entry(PolicyId.class, this::policyId),
                Map.entry(ToldTimes.class, this::told),
                Map.entry(Calibration.class, this::calibration),
                Map.entry(Point.class, this::point),
                Map.entry(Words.class, this::words),
                Map.entry(Evidence.class, this::evidence),
                Map.entry(Shortfall.class, () -> Shortfall.of(Lack.ALL_OUT, random.nextInt(9))),
                Map.entry(Body.class, () -> Body.empty().with("name", text()).with("phone", text())));
    }

    <T> T any(Class<T> type) {
        hasOlderVersions = EventType.ALL.stream()
                .anyMatch(each -> each.type() == type && each.readers().size() > 1);
        return type.cast(make(type, type));
    }

    private Object make(Class<?> type, Type full) {
        var maker = makers.get(type);
        if (maker != null) return maker.get();
        if (type.isEnum()) return oneOf(List.of(type.getEnumConstants()));
        if (type == List.class) return list(argument(full, 0));
        if (type == Sorted.class) return excluded();
        if (type == Policy.class) return policy();
        return record(type);
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        if (components == null) throw new IllegalStateException("Nobody has said how to make a " + type);
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = isAbsent(components[i]) ? null : make(types[i], components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
    }

    private List<Object> list(Type of) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> make((Class<?>) of, of))
                .toList();
    }

    private PolicyId policyId() {
        return new PolicyId(oneOf(List.of("national", "520102", "52")), 1 + random.nextInt(9));
    }

    private Policy policy() {
        var national = Policy.NATIONAL;
        return new Policy(
                policyId(),
                instant(),
                text(),
                new Arrivals(
                        random.nextBoolean() ? Duration.ofMinutes(15) : null,
                        oneOf(List.of(ClockStart.values())),
                        Duration.ofMinutes(10),
                        Duration.ofHours(2)),
                national.escalation(),
                national.suspicions(),
                national.eligibility());
    }

    private Sorted<Decision.Why, Integer> excluded() {
        var counts = Sorted.<Decision.Why, Integer>empty();
        for (var why : Decision.Why.values()) if (random.nextBoolean()) counts = counts.with(why, random.nextInt(99));
        return counts;
    }

    private ToldTimes told() {
        var drives = Sorted.<CrewId, Duration>empty();
        for (int crew = random.nextInt(4); crew > 0; crew--)
            drives = drives.with(CrewId.of("C-" + crew), Duration.ofMillis(random.nextInt(5_000_000)));
        return ToldTimes.of("osrm", instant(), drives, random.nextBoolean() ? null : oneOf(List.of(Trouble.values())));
    }

    private Calibration calibration() {
        var areas = Sorted.<String, Traffic>empty();
        if (random.nextBoolean()) areas = areas.with("5201", traffic());
        if (random.nextBoolean()) areas = areas.with("520102", traffic());
        var learned = random.nextInt(3) == 0 ? null : any(Learned.class);
        return new Calibration(
                1 + random.nextInt(9),
                LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                traffic(),
                areas,
                learned);
    }

    private Traffic traffic() {
        var speeds = IntStream.range(0, Traffic.HOURS)
                .mapToObj(hour -> Traffic.SLOWEST + random.nextInt(20_000))
                .toList();
        return new Traffic(Duration.ofSeconds(random.nextInt(600)), 1_000 + random.nextInt(1_000), speeds);
    }

    private Evidence evidence() {
        var any = Evidence.at(oneOf(List.of(Source.values())), instant(), null);
        var before = random.nextBoolean() ? any.notBefore().minusMillis(random.nextInt(100_000)) : null;
        return new Evidence(any.source(), before, any.notAfter(), random.nextBoolean() ? instant() : null);
    }

    private Words words() {
        var digest = new PersonNote("note", "00", text()).digest();
        var now = List.of(Words.NONE, new Words(digest, null));
        return hasOlderVersions && random.nextInt(3) == 0 ? new Words(null, text()) : oneOf(now);
    }

    private Point point() {
        return new Point(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180).rounded();
    }

    private ElevatorId elevator() {
        return ElevatorId.of("GY-" + random.nextInt(1_000_000));
    }

    private Instant instant() {
        return Instant.ofEpochMilli(1_800_000_000_000L + random.nextInt());
    }

    private String text() {
        return oneOf(TEXTS);
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Type argument(Type full, int index) {
        return ((ParameterizedType) full).getActualTypeArguments()[index];
    }
}
