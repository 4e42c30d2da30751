package org.rescuedesk.cli.kill;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.rescuedesk.embedded.EmbeddedParts;

/** A desk that is killed again and again, beside a broker and a database that are not. */
final class Scene implements AutoCloseable {
    static final int BURST = 150;
    /** Fewer cries before each burst: the desk is no longer cold, and what the broker sends again comes before them. */
    private static final int EARLIER = 20;

    private final Path folder;
    private final EmbeddedParts parts;
    private final Field field;
    private final JournalLook journal;
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final List<Cry> cries = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private DeskProcess desk;
    private List<Cry> earlier;

    Scene(Path folder, int kills) throws Exception {
        this.folder = folder;
        Province.write(folder.resolve("register"), (BURST + EARLIER) * (kills + 1));
        parts = EmbeddedParts.start(folder.resolve("parts"), 0, 0, text -> {});
        field = new Field(parts.broker().url());
        desk = start();
        journal = new JournalLook(parts.database());
        field.comeOnDuty(Province.CREWS);
        Awaitility.await().until(() -> journal.count("CrewCameOnDuty") == Province.CREWS);
        earlier = cryAndWait();
    }

    private DeskProcess start() throws Exception {
        return DeskProcess.start(Map.of(
                "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1",
                "RESCUE_HTTP_PORT", "0",
                "RESCUE_DB_URL", parts.database().jdbcUrl(),
                "RESCUE_DB_USER", parts.database().user(),
                "RESCUE_DB_PASSWORD", parts.database().password(),
                "RESCUE_MQTT_URL", parts.broker().url(),
                "RESCUE_DATA", folder.resolve("desk").toString(),
                "RESCUE_REGISTER", folder.resolve("register").toString()));
    }

    List<Cry> listCries() {
        return cries;
    }

    EmbeddedParts parts() {
        return parts;
    }

    /** A burst with a kill in it, a new start; returns when each cry is receipted, each rescue has its order, and all are ended. */
    Killing kill(Flow flow) throws Exception {
        var burst = cries(BURST);
        int sentAtDeath = publishUntilDeath(burst, flow);
        journal.awaitNobodyElse();
        var atDeath = journal.listSignals();
        var epoch = journal.epoch();

        desk = start();
        var next = cryAndWait();
        var again = receiptedSince(epoch);
        assertThat(journal.listSignals())
                .as("each signal that the broker took came again by itself")
                .containsAll(burst.stream().map(Cry::signal).toList());
        var held = journal.listSignals(epoch);
        int before = count(burst.subList(0, sentAtDeath), cry -> !held.contains(cry.signal()));
        int filed = count(burst, cry -> held.contains(cry.signal()) && !atDeath.contains(cry.signal()));
        int between = count(burst, cry -> atDeath.contains(cry.signal()) && again.contains(cry.signal()));
        assertThat(desk.entrapments("known"))
                .as("the desk's own count of what came twice")
                .isEqualTo(filed + between);
        int repeated = repeatUntilSaved(burst);
        end(burst);
        end(earlier);
        earlier = next;
        return new Killing(
                flow,
                before,
                filed,
                between,
                sentAtDeath - before - filed - between,
                burst.size() - sentAtDeath,
                repeated);
    }

    /** How many had gone out, perhaps with one more, when the desk was killed; the rest goes out all the same. */
    private int publishUntilDeath(List<Cry> burst, Flow flow) throws Exception {
        var doomed = desk;
        var killed = new CompletableFuture<Integer>();
        field.publishPaced(burst, flow.atOnce(), doomed.process().onExit(), number -> {
            sent.set(number + 1);
            if (number == flow.nth())
                killer.schedule(
                        () -> {
                            doomed.kill();
                            killed.complete(sent.get());
                        },
                        flow.delayUs(),
                        TimeUnit.MICROSECONDS);
        });
        doomed.awaitDeath();
        return killed.join();
    }

    private static int count(List<Cry> some, Predicate<Cry> which) {
        return (int) some.stream().filter(which).count();
    }

    private List<Cry> cries(int count) {
        int first = cries.size();
        var some = IntStream.range(first, first + count).mapToObj(Cry::of).toList();
        cries.addAll(some);
        return some;
    }

    private List<Cry> cryAndWait() throws Exception {
        var some = cries(EARLIER);
        field.publish(some);
        awaitSaved(some);
        return some;
    }

    /** What the controllers do when no receipt has come. */
    private int repeatUntilSaved(List<Cry> burst) throws Exception {
        var saved = field.listSaved().stream().map(Receipt::signal).collect(toSet());
        var waiting =
                burst.stream().filter(cry -> !saved.contains(cry.signal())).toList();
        field.publish(waiting);
        awaitSaved(burst);
        return waiting.size();
    }

    private void awaitSaved(List<Cry> some) {
        var signals = some.stream().map(Cry::signal).collect(toSet());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> field.listSaved().stream()
                        .map(Receipt::signal)
                        .collect(toSet())
                        .containsAll(signals));
    }

    private Set<String> receiptedSince(long epoch) {
        return field.listSaved().stream()
                .filter(receipt -> receipt.epoch() > epoch)
                .map(Receipt::signal)
                .collect(toSet());
    }

    /** Each rescue has its order, of one crew; then its crew may go home. */
    private void end(List<Cry> some) {
        var saved = rescueBySignal();
        var rescues = some.stream().map(cry -> saved.get(cry.signal())).toList();
        Awaitility.await()
                .until(() ->
                        rescues.stream().noneMatch(rescue -> field.crews(rescue).isEmpty()));
        assertThat(rescues).allSatisfy(rescue -> assertThat(field.crews(rescue)).hasSize(1));
        desk.dismiss(rescues);
    }

    /** By the receipts, which all have to say the same. */
    Map<String, String> rescueBySignal() {
        return field.listSaved().stream().collect(toMap(Receipt::signal, Receipt::rescue, (one, other) -> {
            assertThat(other).isEqualTo(one);
            return one;
        }));
    }

    long countRescues() throws Exception {
        return journal.countRescues();
    }

    @Override
    public void close() throws Exception {
        killer.shutdownNow();
        field.close();
        desk.close();
        journal.close();
        parts.close();
    }
}
