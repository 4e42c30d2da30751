package org.rescuedesk.cli.chaos;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.chaos.field.Agenda;
import org.rescuedesk.cli.chaos.field.Callers;
import org.rescuedesk.cli.chaos.field.Controllers;
import org.rescuedesk.cli.chaos.field.Crews;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.cli.chaos.field.Town;
import org.rescuedesk.cli.chaos.field.Viewer;
import org.rescuedesk.cli.chaos.judge.Judge;
import org.rescuedesk.cli.chaos.judge.PageCheck;
import org.rescuedesk.cli.chaos.stage.BrokerKind;
import org.rescuedesk.cli.chaos.stage.Stage;
import org.rescuedesk.store.Memory;

/** One run of faults on a stage of its own: everything is started, broken, mended, let come to rest, and judged. */
final class Slice {
    private static final long START_S = 300;
    private static final long READY_S = 120;
    private static final long REST_S = 120;
    private static final int LATEST_STRIKE_MS = 800;
    private static final int AFTERWARDS_MS = 1_000;
    /** At most; most take longer. */
    private static final int FAULTS_A_MINUTE = 12;

    private final Lifetime lifetime;
    private final Progress progress;
    private final Plan plan;
    private final Path folder;
    private final Random random;
    private final Town town;
    private final Ledger ledger;
    private final Stage stage;
    private final Agenda agenda;
    private final Controllers controllers;
    private final Crews crews;
    private final Callers callers;
    private final Entrapments entrapments;
    private final Viewer viewer;
    private final List<Struck> struck = new ArrayList<>();

    /** What is to be done, and on which broker; {@code name} is how its line in the table is called. */
    record Plan(String name, long seed, List<Fault> faults, int rescues, BrokerKind broker, Scale scale) {
        Stage.Wanted wanted() {
            return new Stage.Wanted(broker, has(Fault.ClockStep.class), has(Fault.FullDatabase.class));
        }

        private boolean has(Class<? extends Fault> kind) {
            return faults.stream().anyMatch(kind::isInstance);
        }

        /** By how much the desk's times may differ from those outside. */
        Duration slack() {
            return has(Fault.ClockStep.class)
                    ? Duration.ofMillis(Faults.LARGEST_STEP_MS).plusSeconds(2)
                    : Duration.ZERO;
        }
    }

    /**
     * How many crews there are, how long a controller waits for a receipt before it repeats its cry, and whether some who are shut in
     * become known otherwise than by a good cry.
     */
    record Scale(int crews, Duration repeatsEvery, boolean mixed) {
        /** Sooner than real ones repeat, for a slice is short. */
        static final Scale USUAL = new Scale(60, Duration.ofSeconds(3), true);
    }

    /** When a fault began, when it was mended, and when the desk was well again: its journal had all, and its broker was there. */
    record Struck(Fault fault, Instant begunAt, Instant mendedAt, Instant wellAt) {}

    /** What came of it, what was said outside, and when what was broken. */
    record Played(Result result, Ledger ledger, List<Struck> struck) {}

    private Slice(Lifetime lifetime, Progress progress, Plan plan, Path folder) throws Exception {
        this.lifetime = lifetime;
        this.progress = progress;
        this.plan = plan;
        this.folder = folder;
        this.random = new Random(plan.seed());
        this.town = new Town(plan.rescues(), plan.scale().crews());
        Writer transcript =
                lifetime.keep("transcript", "记录", Files.newBufferedWriter(folder.resolve("transcript.jsonl")));
        this.ledger = new Ledger(transcript);
        var register = town.write(folder.resolve("register"));
        this.stage = lifetime.keep(
                "desk, broker and database",
                "调度台、消息代理和数据库",
                lifetime.await(() -> new Stage(folder, register, plan.wanted())));
        this.agenda = lifetime.keep("field", "外部", new Agenda());
        this.controllers = lifetime.keep(
                "controllers",
                "控制器",
                new Controllers(
                        url(stage.ofElevators().port()),
                        town,
                        ledger,
                        agenda,
                        random.nextLong(),
                        plan.scale().repeatsEvery()));
        this.crews = lifetime.keep(
                "crews", "救援人员", new Crews(url(stage.ofCrews().port()), town, ledger, agenda, random.nextLong()));
        this.callers = new Callers(stage.ofPages().port(), town, ledger, agenda, random.nextLong());
        this.entrapments = new Entrapments(
                controllers,
                callers,
                new Random(random.nextLong()),
                plan.scale().mixed());
        requireReady(START_S);
        this.viewer = lifetime.keep("page", "页面", new Viewer(stage.ofPages().port(), ledger));
    }

    private static String url(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    /** Plays it in the folder, which is its own. */
    static Played run(Lifetime lifetime, Progress progress, Plan plan, Path folder) throws Exception {
        long begun = System.nanoTime();
        var slice = new Slice(lifetime, progress, plan, folder);
        slice.crews.comeOnDuty();
        slice.require("The crews did not come on duty", slice::areAllFree, START_S);
        lifetime.await(() -> {
            slice.strikeAll();
            slice.comeToRest();
            return slice;
        });
        return new Played(slice.judge(begun), slice.ledger, List.copyOf(slice.struck));
    }

    private void strikeAll() throws Exception {
        int left = plan.rescues();
        var scene = new Fault.Scene(stage, controllers, crews);
        for (int i = 0; i < plan.faults().size(); i++) {
            var fault = plan.faults().get(i);
            int cries = left / (plan.faults().size() - i);
            left -= cries;
            boolean minuteLeft = plan.faults().size() - i > FAULTS_A_MINUTE;
            entrapments.begin(cries, fault.lengthMs() + LATEST_STRIKE_MS + AFTERWARDS_MS, minuteLeft);
            strike(i + 1, fault, cries, scene);
        }
    }

    private void strike(int number, Fault fault, int cries, Fault.Scene scene) throws Exception {
        Thread.sleep(random.nextInt(LATEST_STRIKE_MS));
        ledger.fault("begins: " + fault);
        var begunAt = Ledger.now();
        fault.strike(scene);
        var mendedAt = Ledger.now();
        ledger.fault("mended: " + fault);
        boolean ready = stage.awaitReady(READY_S);
        var done = new Struck(fault, begunAt, mendedAt, Ledger.now());
        struck.add(done);
        if (!ready) ledger.odd("The desk was not ready " + READY_S + " s after fault " + number + ", " + fault + ".");
        progress.detail("%s %d/%d %s, %,d ms, %d cries; ready again after %s s"
                .formatted(
                        plan.name(),
                        number,
                        plan.faults().size(),
                        fault.kind(),
                        fault.lengthMs(),
                        cries,
                        Progress.seconds(Duration.between(done.mendedAt(), done.wellAt()))));
        Stage.await(() -> crews.busy() < plan.scale().crews() / 2, READY_S);
    }

    /** Until nobody has anything left to say and all rescues have come to their end, or until that takes too long. */
    private void comeToRest() throws Exception {
        stage.healAll();
        boolean rests = Stage.await(this::isAtRest, REST_S);
        if (!rests) ledger.fault("it did not come to rest");
        var answer = stage.desk().post("/api/checkpoint", new JsonObject());
        if (answer.statusCode() / 100 != 2) ledger.odd("The desk would not sign its journal: " + answer.body());
        long seq = board().getLong("seq");
        Stage.await(() -> viewer.through() >= seq, READY_S);
    }

    private boolean isAtRest() {
        return agenda.isIdle()
                && controllers.owed() + crews.owed() + callers.unanswered() == 0
                && stage.desk().isReady()
                && findBoard()
                        .map(board -> rows(board, "rescues")
                                .allMatch(each -> each.getString("stage").equals("CLOSED")))
                        .orElse(false);
    }

    /** Empty when the desk doesn't answer in time, as one that has much to do may. */
    private Optional<JsonObject> findBoard() {
        try {
            var answer = stage.desk().get("/api/board");
            return answer.statusCode() == 200 ? Optional.of(new JsonObject(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private JsonObject board() throws Exception {
        require("The board could not be read", () -> findBoard().isPresent(), READY_S);
        return findBoard().orElseThrow();
    }

    private static Stream<JsonObject> rows(JsonObject board, String which) {
        return board.getJsonArray(which).stream().map(JsonObject.class::cast);
    }

    private boolean areAllFree() {
        return stage.desk().isReady()
                && findBoard()
                        .map(board -> rows(board, "crews")
                                .allMatch(each -> each.getString("readiness").equals("FREE")))
                        .orElse(false);
    }

    private void requireReady(long seconds) throws Exception {
        require("The desk did not start", () -> stage.desk().isReady(), seconds);
    }

    private void require(String otherwise, BooleanSupplier wish, long seconds) throws Exception {
        if (!lifetime.await(() -> Stage.await(wish, seconds)))
            throw new IOException(otherwise + " within " + seconds + " s; see " + folder + ".");
    }

    private Result judge(long begun) throws Exception {
        var judge = new Judge(ledger, plan.slack());
        var database = stage.database().direct();
        try (var memory = Memory.open(database.jdbcUrl(), database.user(), database.password(), text -> {})) {
            var desk = judge.judge(memory, folder.resolve("bundle.zip"), ledger.checkpoints());
            var board = board();
            var pages = new PageCheck(desk, judge.findings());
            pages.board(board);
            pages.page(viewer.rows(), board);
        }
        judge.ends(stage.desk().collapses());
        if (!agenda.failures().isEmpty())
            throw new IllegalStateException(
                    "The run itself failed.", agenda.failures().get(0));
        var kinds = new TreeMap<String, Integer>();
        for (var fault : plan.faults()) kinds.merge(fault.kind(), 1, Integer::sum);
        return new Result(
                plan.name(),
                kinds,
                judge.rescues(),
                ledger.cries().size(),
                ledger.calls().size(),
                ledger.unreadables().size(),
                ledger.reports().size(),
                ledger.repetitions() + controllers.again() + crews.again(),
                judge.longest().toMillis(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                judge.findings().list());
    }
}
