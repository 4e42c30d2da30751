package org.rescuedesk.server.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.TemporaryFile;
import org.rescuedesk.server.saving.JournalWriter;

/** A crew has found the cause when the desk has long put the rescue away: a dispatcher closed it an hour before. */
class CrewInboxTest {
    private final Vertx vertx = Vertx.vertx();
    private final Scene scene = Scene.with("near", "far");
    private final InMemoryJournal journal = new InMemoryJournal();
    private final DeskMetrics metrics = new DeskMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private DeskHost host;
    private Rescue kept;

    @BeforeEach
    void anHourAndAHalfPass() {
        scene.at("09:00").signal("E1");
        scene.at("09:15").releases("near", "E1", 2);
        scene.at("09:20").close("E1", true, null);
        kept = scene.rescue("E1");
        scene.at("10:45").signal("E2");
        assertThat(scene.desk().rescues().has(kept.id())).isFalse();
        var made = Promise.<DeskHost>promise();
        var context = vertx.getOrCreateContext();
        context.runOnContext(nothing -> made.complete(new DeskHost(
                context,
                new DeskLoop(scene.desk(), Tail.EMPTY, false),
                DeskClock.driven(Scene.instant("10:50")),
                new JournalWriter(context, vertx.createSharedWorkerExecutor("j", 1), journal, sentence -> {}),
                TemporaryFile.of(context),
                false)));
        host = get(made.future());
    }

    @AfterEach
    void end() {
        get(vertx.close());
    }

    @Test
    void aCauseOfOneThatTheMemoryHasIsTaken() throws Exception {
        heard(id -> id.equals(kept.id()) ? Optional.of(kept) : Optional.empty());
        assertThat(facts()).containsExactly("RescueRecalled", "CauseReported", "TakenOutOfService", "ReportTaken");
        assertThat(host.announced().rescue(kept.id()).cause()).isEqualTo("door");
        heard(id -> Optional.of(kept));
        assertThat(facts()).as("the same again").hasSize(4);
    }

    @Test
    void oneOfARescueThatNobodyKnowsIsKeptAsItCame() throws Exception {
        heard(id -> Optional.empty());
        assertThat(facts()).isEmpty();
        assertThat(journal.raws()).hasSize(1);
    }

    @Test
    void whileTheMemoryCanNotBeAskedItIsKeptAsItCame() throws Exception {
        heard(id -> {
            throw new IllegalStateException("The database is away.");
        });
        assertThat(facts()).isEmpty();
        assertThat(journal.raws()).hasSize(1);
    }

    /** Until it is acknowledged. */
    private void heard(PutAway putAway) {
        var inbox = new CrewInbox(host, new Unreadable(host, metrics), metrics, putAway);
        var report = new JsonObject()
                .put("v", 1)
                .put("crew", "near")
                .put("kind", "cause")
                .put("id", "r-9")
                .put("rescue", kept.id().value())
                .put("cause", "door")
                .put("cleared", false);
        var acked = Promise.<Void>promise();
        var delivery = new Delivery("crew/near/report", report.encode().getBytes(UTF_8), 1, acked::complete);
        host.context().runOnContext(nothing -> inbox.receiveReport(delivery));
        get(acked.future());
    }

    private List<String> facts() throws JournalFailure {
        var facts = new ArrayList<String>();
        journal.read(0, entry -> facts.add(EventType.of(entry.event()).name()));
        return facts;
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
