package org.rescuedesk.cli.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rescuedesk.simulator.past.PastFacility;

/** The desk's faults and lost links beside the file's: one by one to the second, and in sum for each type of facility. */
final class FleetComparison {

    private final Map<String, PastFacility.Type> types = new HashMap<>();
    private final List<Spell> file;
    private final List<Spell> desk;
    private final Instant endsAt;
    private final TreeSet<Spell> onlyFile;
    private final TreeSet<Spell> onlyDesk;

    /** {@code endsAt}: the end of the record, up to which what still goes on is counted. */
    FleetComparison(List<PastFacility> facilities, List<Spell> file, List<Spell> desk, Instant endsAt) {
        facilities.forEach(each -> types.put(each.id().value(), each.type()));
        this.file = file;
        this.desk = desk;
        this.endsAt = endsAt;
        this.onlyFile = new TreeSet<>(file);
        desk.forEach(onlyFile::remove);
        this.onlyDesk = new TreeSet<>(desk);
        file.forEach(onlyDesk::remove);
    }

    /** Each time that only one of them knows, by facility. */
    List<String> differences() {
        List<Spell> all = Stream.concat(onlyFile.stream(), onlyDesk.stream())
                .sorted(Comparator.comparing(Spell::elevator).thenComparing(Spell::beganAt))
                .toList();
        return all.stream()
                .map(spell ->
                        spell + (onlyFile.contains(spell) ? ", only in the file 仅见于文件" : ", only at the desk 仅见于调度台"))
                .toList();
    }

    /** One for each type that there is, and one for all. */
    List<FleetTally> tallies() {
        List<FleetTally> tallies = new ArrayList<>();
        for (PastFacility.Type type : PastFacility.Type.values()) {
            Predicate<String> isOfType = elevator -> type(elevator) == type;
            if (Stream.concat(types.keySet().stream(), desk.stream().map(Spell::elevator))
                    .anyMatch(isOfType)) {
                tallies.add(tally(name(type), isOfType));
            }
        }
        tallies.add(tally("all 合计", elevator -> true));
        return tallies;
    }

    /** What the desk alone knows of stands in no list either. */
    private PastFacility.Type type(String elevator) {
        return Objects.requireNonNullElse(types.get(elevator), PastFacility.Type.UNLISTED);
    }

    private static String name(PastFacility.Type type) {
        return switch (type) {
            case ELEVATOR -> "elevators";
            case ESCALATOR -> "escalators";
            case UNLISTED -> "not listed";
        };
    }

    private FleetTally tally(String name, Predicate<String> isCounted) {
        long facilities = types.keySet().stream().filter(isCounted).count();
        long differences = Stream.concat(onlyFile.stream(), onlyDesk.stream())
                .filter(spell -> isCounted.test(spell.elevator()))
                .count();
        List<FleetTally.Sum> sums = Arrays.stream(Spell.Kind.values())
                .flatMap(kind -> Stream.of(sum(file, kind, isCounted), sum(desk, kind, isCounted)))
                .toList();
        return new FleetTally(name, facilities, sums, differences);
    }

    private FleetTally.Sum sum(List<Spell> spells, Spell.Kind kind, Predicate<String> isCounted) {
        List<Spell> counted = spells.stream()
                .filter(spell -> spell.kind() == kind && isCounted.test(spell.elevator()))
                .toList();
        long seconds = counted.stream()
                .mapToLong(spell -> spell.length(endsAt).toSeconds())
                .sum();
        return new FleetTally.Sum(counted.size(), seconds);
    }
}
