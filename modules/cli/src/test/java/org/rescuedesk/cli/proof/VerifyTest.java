package org.rescuedesk.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.BundleWriter;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import picocli.CommandLine;

/** What the command says of a bundle, and with which exit code, in this process. */
class VerifyTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
    private static final int EVENTS = 9;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final SigningKey key = newKey();
    private final List<String> texts = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>(List.of(Hash.NONE));

    /** A key, and events that nobody counts. */
    @BeforeEach
    void writeAJournal() {
        var adopted = Body.empty()
                .with("key", key.name())
                .with("publicKey", key.verifying().hex());
        for (int seq = 1; seq <= EVENTS; seq++) {
            var text = Body.empty()
                    .with("at", AT)
                    .with("body", seq == 1 ? adopted : Body.empty())
                    .with("by", Body.empty())
                    .with("epoch", 1)
                    .with("exercise", false)
                    .with("seq", seq)
                    .with("type", seq == 1 ? "KeyAdopted" : "DeskStarted")
                    .with("v", 1)
                    .toString();
            texts.add(text);
            hashes.add(hashes.get(seq - 1).followedBy(text));
        }
    }

    private Checkpoint checkpoint(int seq) {
        return Checkpoint.signed(seq, hashes.get(seq), AT, false, key);
    }

    /** All events from this one on, signed at these. */
    private Path bundle(int from, int... signed) throws IOException {
        var file = folder.resolve("bundle.zip");
        try (var writer = new BundleWriter(file, false, from, hashes.get(from - 1))) {
            for (int seq = from; seq <= EVENTS; seq++)
                writer.event(hashes.get(seq), texts.get(seq - 1).getBytes(UTF_8));
            writer.key(new KeyAdoption(1, key.verifying(), null, null));
            for (int seq : signed) writer.checkpoint(checkpoint(seq));
            writer.finish();
        }
        return file;
    }

    private Path kept(Object... lines) throws IOException {
        return Files.writeString(
                folder.resolve("kept.jsonl"),
                String.join("\n", List.of(lines).stream().map(Object::toString).toList()) + "\n");
    }

    /** The exit code. */
    private int verify(Object... words) {
        var arguments = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        return new CommandLine(new Verify())
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((cause, command, parsed) -> {
                    out.append(cause.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    @Test
    void aWholeBundleHoldsAndAnUnsignedTailOnlyWhereItIsTakenAtItsWord() throws Exception {
        assertThat(verify(bundle(1, EVENTS))).isZero();
        assertThat(out.toString())
                .contains("已签名至事件 9。", "signed up to event 9.")
                .doesNotContain("其后", "by nobody yet");
        assertThat(verify(bundle(1, 4))).isOne();
        assertThat(out.toString())
                .contains(
                        "自事件 5 起的 5 个事件没有签名",
                        "Nobody has signed event 5 and what comes after it, 5 in all",
                        "POST /api/checkpoint")
                .doesNotContain("by nobody yet the 5");
        assertThat(verify(bundle(1, 4), "--unsigned")).isZero();
        assertThat(out.toString())
                .contains("已签名至事件 4，其后 5 个事件尚未签名。", "signed up to event 4, by nobody yet the 5 after it.");
    }

    @Test
    void aTornLineAmongKeptCheckpointsIsSaidAndTheSoundOnesAreHeldAgainstTheBundle() throws Exception {
        var torn = checkpoint(4).toString().substring(0, 80);
        var file = kept(checkpoint(3), torn, "", checkpoint(6), "{}");

        assertThat(verify(bundle(1, EVENTS), "--checkpoint", file)).isZero();
        assertThat(out.toString())
                .contains(
                        file + " 有 2 行不是完整的检查点（第 2, 5 行），已跳过。 2 of the lines of " + file
                                + " are no whole checkpoints and were passed over: line 2, 5.",
                        "另存的检查点中，2 个与证据包一致。 Of the kept checkpoints 2 agree with the bundle.");
        var another = Checkpoint.signed(6, Hash.NONE, AT, false, key);
        assertThat(verify(bundle(1, EVENTS), "--checkpoint", kept(checkpoint(3), torn, another)))
                .isOne();
        assertThat(out.toString()).contains("Event 6 has another hash than its checkpoint signed");
    }

    @Test
    void halfACharacterAtATornLinesEndSpoilsNoOther() throws Exception {
        var file = kept(checkpoint(3));
        Files.write(file, (checkpoint(6) + "\n").getBytes(UTF_8), StandardOpenOption.APPEND);
        Files.write(file, new byte[] {'{', (byte) 0xE7}, StandardOpenOption.APPEND);

        assertThat(verify(bundle(1, EVENTS), "--checkpoint", file)).isZero();
        assertThat(out.toString()).contains("passed over: line 3.", "2 agree");
    }

    @Test
    void aFileWithoutAnyCheckpointIsRefused() throws Exception {
        assertThat(verify(bundle(1, EVENTS), "--checkpoint", kept("{}", "no checkpoint")))
                .isOne();
        assertThat(out.toString())
                .contains("There is no checkpoint in ", "中没有检查点。")
                .doesNotContain("It holds");
    }

    @Test
    void keptCheckpointsOfBeforeTheBundleAreSaidToShowNothingAndAreNotEnoughAlone() throws Exception {
        var bundle = bundle(5, EVENTS);

        assertThat(verify(bundle, "--checkpoint", kept(checkpoint(2), checkpoint(3), checkpoint(7))))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "1 agree with the bundle.",
                        "另有 2 个早于其起始事件 5，无从比对。 2 more are of before its first event, 5, and could be held against nothing.");
        assertThat(verify(bundle, "--checkpoint", kept(checkpoint(2), checkpoint(3))))
                .isOne();
        assertThat(out.toString()).contains("另存的 2 个检查点都早于证据包的起始事件 5，无从比对。");
    }

    private static SigningKey newKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
