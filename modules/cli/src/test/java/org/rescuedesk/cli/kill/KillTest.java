package org.rescuedesk.cli.kill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.store.Memory;

/**
 * kill -9 of the desk, and of nothing else, at random 0 to 50 ms after one of a burst of entrapments: before what came is committed,
 * between commit and ack, and after the ack. The few kills here belong to every build; the profile {@code kill} goes on until each
 * window was hit.
 */
class KillTest {
    private final int kills = Integer.getInteger("kill.most", 3);
    private final int hits = Integer.getInteger("kill.hits", 0);
    private final long seed = Long.getLong("kill.seed", 20261123);

    @Test
    void whateverMomentTheDeskIsKilledInEachRescueStandsOnce(@TempDir Path folder) throws Exception {
        var random = new Random(seed);
        var done = new ArrayList<Killing>();
        System.out.println("Kill test, seed " + seed + "; signals by the moment of the kill:\n" + Killing.HEAD);
        try (var scene = new Scene(folder, kills)) {
            while (done.size() < kills && (hits == 0 || !isEachHit(done))) {
                done.add(scene.kill(Flow.next(random)));
                System.out.println(done.get(done.size() - 1).row(done.size()));
            }
            standsOnce(scene);
        }
        System.out.println(sum(done));
        assertThat(isEachHit(done))
                .as("each window hit by %d kills, in %d", hits, kills)
                .isTrue();
    }

    private boolean isEachHit(List<Killing> done) {
        return List.<ToIntFunction<Killing>>of(Killing::beforeCommit, Killing::committedNotAcked, Killing::acked)
                .stream()
                .allMatch(window -> kills(done, window) >= hits);
    }

    private static long kills(List<Killing> done, ToIntFunction<Killing> window) {
        return done.stream().filter(each -> window.applyAsInt(each) > 0).count();
    }

    private static String sum(List<Killing> done) {
        return "%5s %8s %10s %8s %14d %13d %22d %10d %11d %9d\nkills that hit it %31d %13d %22d %10d"
                .formatted(
                        "all",
                        "",
                        "",
                        "",
                        done.stream().mapToInt(Killing::beforeCommit).sum(),
                        done.stream().mapToInt(Killing::filedOnly).sum(),
                        done.stream().mapToInt(Killing::committedNotAcked).sum(),
                        done.stream().mapToInt(Killing::acked).sum(),
                        done.stream().mapToInt(Killing::whileDead).sum(),
                        done.stream().mapToInt(Killing::repeated).sum(),
                        kills(done, Killing::beforeCommit),
                        kills(done, Killing::filedOnly),
                        kills(done, Killing::committedNotAcked),
                        kills(done, Killing::acked));
    }

    private static void standsOnce(Scene scene) throws Exception {
        var entries = read(scene);
        var signals = scene.listCries().stream().map(Cry::signal).toList();
        var elevators = scene.listCries().stream().map(Cry::elevator).toList();
        var rescues = scene.rescueBySignal();
        assertThat(count(entries, SignalNoted.class, event -> event.signal().value()))
                .containsOnlyKeys(signals)
                .allSatisfy((signal, times) -> assertThat(times).as(signal).isOne());
        assertThat(count(
                        entries,
                        RescueOpened.class,
                        event -> event.opening().elevator().value()))
                .containsOnlyKeys(elevators)
                .allSatisfy((elevator, times) -> assertThat(times).as(elevator).isOne());
        assertThat(rescues).containsOnlyKeys(signals);
        assertThat(count(entries, RescueOpened.class, event -> event.rescue().value()))
                .containsOnlyKeys(rescues.values());
        assertThat(count(entries, CrewOffered.class, event -> event.rescue().value()))
                .containsOnlyKeys(rescues.values())
                .allSatisfy((rescue, times) -> assertThat(times).as(rescue).isOne());
        assertThat(scene.countRescues()).isEqualTo(signals.size());
    }

    /** The whole journal, with each link of its chain followed. */
    private static List<Entry> read(Scene scene) throws Exception {
        var database = scene.parts().database();
        var entries = new ArrayList<Entry>();
        try (var memory = Memory.open(database.jdbcUrl(), database.user(), database.password(), text -> {})) {
            memory.journal().read(0, entry -> {
                var tail = entries.isEmpty() ? Tail.EMPTY : Tail.of(entries.get(entries.size() - 1));
                assertThat(tail.isFollowedBy(entry))
                        .as("link of %d", entry.seq())
                        .isTrue();
                entries.add(entry);
            });
        }
        return entries;
    }

    private static <E> Map<String, Long> count(List<Entry> entries, Class<E> type, Function<E, String> key) {
        return entries.stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .collect(groupingBy(key, counting()));
    }
}
