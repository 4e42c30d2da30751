package org.rescuedesk.cli.replay;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.past.PastCall;

/** The desk's rescues beside the calls of the files: call by call, and in sum for each source. */
final class Comparison {

    private static final int MINUTE_S = 60;

    private final List<PastCall> calls;
    private final Map<String, List<Measured>> byElevator;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> differing = new TreeMap<>();

    Comparison(List<PastCall> calls, List<Measured> rescues) {
        this.calls = calls;
        this.byElevator = rescues.stream().collect(groupingBy(Measured::elevator, TreeMap::new, Collectors.toList()));
        for (PastCall call : calls) {
            findDifference(call).ifPresent(what -> note(call, what));
        }
        Set<String> foreign = new TreeSet<>(byElevator.keySet());
        calls.forEach(call -> foreign.remove(call.elevator().value()));
        foreign.forEach(
                elevator -> differences.add(elevator + ": the desk has a rescue there, the files have no call 文件中没有"));
    }

    private void note(PastCall call, String what) {
        differences.add(call.elevator() + ": " + what);
        differing.merge(call.source(), 1, Integer::sum);
    }

    /** Each call in which file and desk do not agree, with what either says. */
    List<String> differences() {
        return differences;
    }

    boolean agrees() {
        return differences.isEmpty();
    }

    /** In the order of the files. */
    List<Tally> tallies() {
        return calls.stream()
                .map(PastCall::source)
                .distinct()
                .map(source -> tally(source, of(source)))
                .toList();
    }

    Tally total() {
        return new Tally(
                "all 合计",
                "",
                fileTimes(calls),
                calls.size(),
                deskTimes(calls),
                byElevator.values().stream().mapToInt(List::size).sum(),
                differences.size());
    }

    private Tally tally(String source, List<PastCall> of) {
        return new Tally(
                source,
                of.get(0).minutes() ? "minute 分" : "second 秒",
                fileTimes(of),
                of.size(),
                deskTimes(of),
                of.stream().mapToInt(call -> found(call).size()).sum(),
                differing.getOrDefault(source, 0));
    }

    private List<PastCall> of(String source) {
        return calls.stream().filter(call -> call.source().equals(source)).toList();
    }

    private static List<Long> fileTimes(List<PastCall> of) {
        return of.stream().map(PastCall::responseS).filter(Objects::nonNull).toList();
    }

    private List<Long> deskTimes(List<PastCall> of) {
        return of.stream()
                .flatMap(call -> found(call).stream())
                .map(Measured::arrivalS)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Measured> found(PastCall call) {
        return byElevator.getOrDefault(call.elevator().value(), List.of());
    }

    private Optional<String> findDifference(PastCall call) {
        List<Measured> found = found(call);
        if (found.size() != 1) {
            return Optional.of("one call, and the desk has %d rescues 调度台有 %d 起".formatted(found.size(), found.size()));
        }
        Measured measured = found.get(0);
        if (!measured.startedAt().equals(call.receivedAt())) {
            return Optional.of(said("received 接报", call.receivedAt(), measured.startedAt()));
        }
        if (!isSame(call, measured.arrivalS())) {
            return Optional.of(said("arrival 到场", shown(call.responseS()), shown(measured.arrivalS())));
        }
        String crew = call.point() == null ? null : call.crew().value();
        return Objects.equals(crew, measured.crew())
                ? Optional.empty()
                : Optional.of(said("crew 人员", String.valueOf(crew), String.valueOf(measured.crew())));
    }

    /** To the second, or to the minute where the file's own times are whole minutes. */
    private static boolean isSame(PastCall call, @Nullable Long measured) {
        Long file = call.responseS();
        if (file == null || measured == null) {
            return file == null && measured == null;
        }
        return call.minutes()
                ? Math.floorDiv(file, MINUTE_S) == Math.floorDiv(measured, MINUTE_S)
                : file.equals(measured);
    }

    private static String shown(@Nullable Long seconds) {
        return seconds == null ? "not known 未知" : seconds + " s";
    }

    private static String said(String what, Object file, Object desk) {
        return what + ": file 文件 " + file + ", desk 调度台 " + desk;
    }
}
