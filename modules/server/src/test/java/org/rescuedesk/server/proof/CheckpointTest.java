package org.rescuedesk.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.server.Phone;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.server.Town;
import org.rescuedesk.wire.Topics;

/** A whole desk signs where its journal stands: at its start, on demand and at its end, and each checkpoint leaves the house. */
class CheckpointTest {
    @TempDir
    static Path folder;

    private static Town town;

    @BeforeAll
    static void open() throws Exception {
        town = new Town(folder);
    }

    @AfterAll
    static void close() throws Exception {
        town.close();
    }

    private static List<Checkpoint> file() throws Exception {
        return Files.readAllLines(folder.resolve("checkpoints.jsonl")).stream()
                .map(Checkpoint::of)
                .toList();
    }

    private static Checkpoint last() throws Exception {
        var all = file();
        return all.get(all.size() - 1);
    }

    private static String hash(long seq) throws Exception {
        return town.row("select encode(hash, 'hex') from rescue_desk.journal where seq = ?::bigint", "" + seq);
    }

    /** The key that signs now. */
    private static VerifyingKey key() throws Exception {
        var keys = town.get("/.well-known/rescue-desk-keys").getJsonArray("keys");
        return new VerifyingKey(keys.getJsonObject(keys.size() - 1).getString("publicKey"));
    }

    @Test
    void oneIsSignedOnDemandForTheLastFactAndGoesToTheTopicTheFileAndTheTable() throws Exception {
        Awaitility.await().until(() -> Files.exists(folder.resolve("checkpoints.jsonl")));
        town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
        town.phone().next(SmallTown.RECEIPT);

        var answer = town.post("/api/checkpoint", new JsonObject());
        var taken = Checkpoint.of(answer.encode());

        assertThat(taken.isSignedBy(key())).isTrue();
        assertThat(taken.exercise()).isFalse();
        assertThat(taken.hash().hex()).isEqualTo(hash(taken.seq()));
        assertThat(last()).isEqualTo(taken);
        assertThat(town.row("select line from rescue_desk.checkpoint where seq = ?::bigint", "" + taken.seq()))
                .isEqualTo(taken.toString());
        try (var keeper = new Phone(town.brokerUrl(), "keeper", Topics.CHECKPOINT)) {
            Awaitility.await().until(() -> keeper.next(Topics.CHECKPOINT).equals(taken.toString()));
        }
        assertThat(town.metric("checkpoint_age_seconds")).isBetween(0.0, 60.0);
        assertThat(town.metric("checkpoint_total{outcome=\"taken\"}")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void atItsEndTheDeskSignsItsLastFactAndPublishesIt() throws Exception {
        try (var keeper = new Phone(town.brokerUrl(), "last keeper", Topics.CHECKPOINT)) {
            town.restart(() -> assertThat(ended()).satisfies(last -> {
                assertThat(last.hash().hex()).isEqualTo(hash(last.seq()));
                assertThat(town.row("select max(seq)::text from rescue_desk.journal where ?::text is not null", "x"))
                        .isEqualTo("" + last.seq());
                var line = last.toString();
                Awaitility.await().until(() -> keeper.next(Topics.CHECKPOINT).equals(line));
            }));
        }
    }

    private static Checkpoint ended() {
        try {
            return last();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterARotationTheNewKeySignsAndBothAreToldOf() throws Exception {
        var made = new String[1];
        town.restart(() -> made[0] = Keys.rotate(folder).name());
        var taken = Checkpoint.of(town.post("/api/checkpoint", new JsonObject()).encode());

        assertThat(taken.key()).isEqualTo(made[0]);
        var keys = town.get("/.well-known/rescue-desk-keys").getJsonArray("keys");
        var newest = keys.getJsonObject(keys.size() - 1);
        assertThat(newest.getString("key")).isEqualTo(made[0]);
        assertThat(newest.getString("previousKey"))
                .isEqualTo(keys.getJsonObject(keys.size() - 2).getString("key"));
        assertThat(town.facts("KeyAdopted")).isEqualTo(keys.size());
    }

    @Test
    void aRowThatSomebodyChangedIsNotSigned() throws Exception {
        var seq = Checkpoint.of(town.post("/api/checkpoint", new JsonObject()).encode())
                .seq();
        var before = file().size();
        var change = "update rescue_desk.journal set hash = decode('%s', 'hex') where seq = " + seq;
        var right = hash(seq);
        unlocked(change.formatted("00".repeat(32)));
        try {
            var refused = town.post("/api/checkpoint", new JsonObject());
            assertThat(refused.getInteger("status")).isEqualTo(503);
            assertThat(refused.getString("detail"))
                    .contains("Event " + seq + " in the journal is not the one that this desk wrote", "拒绝签名");
            assertThat(file()).hasSize(before);
        } finally {
            unlocked(change.formatted(right));
        }
    }

    private static void unlocked(String statement) throws Exception {
        town.run("alter table rescue_desk.journal disable trigger only_grows");
        town.run(statement);
        town.run("alter table rescue_desk.journal enable always trigger only_grows");
    }
}
