package org.rescuedesk.cli.rerun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.cli.Checkout;
import org.rescuedesk.cli.option.Seed;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RuleEvent.KeyAdopted;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.proof.BundleWriter;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.simulator.province.RegisterFolder;
import picocli.CommandLine;

/** The command in this process, on made-up days and on a bundle of them; on a desk's own database: ReplayDataTest. */
class ReplayTest {
    private static final String DAY = "--made-up=1 --seed=7 ";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private String refused = "";

    @Test
    void aMadeUpDaysDecisionsComeOutTheSame() {
        assertThat(run(DAY)).isZero();
        assertThat(out.toString()).contains("0  different 不一致").doesNotContain("What if");
    }

    @Test
    void whatIfIsPrintedAndWrittenAsJson() throws IOException {
        Path json = folder.resolve("what-if.json");
        assertThat(run(DAY + "--station=26.57,106.71,3 --json=" + json)).isZero();
        var whatIf = new JsonObject(Files.readString(json)).getJsonObject("whatIf");
        assertThat(whatIf.getJsonObject("all").getInteger("somebody")).isPositive();
        assertThat(whatIf.getJsonArray("others")).isNotEmpty();
        assertThat(out.toString()).contains("all 合计", "each decision by itself", "nobody 无人 -> what-if.");
    }

    @Test
    void otherRulesAreReadFromTheirFileWhateverTheirDate() throws IOException {
        Path json = folder.resolve("rules.json");
        assertThat(run(DAY + "--policy=" + rules("limit: 5m") + " --json=" + json))
                .isZero();
        var all = new JsonObject(Files.readString(json)).getJsonObject("whatIf").getJsonObject("all");
        assertThat(all.getInteger("lateAfter")).isGreaterThan(all.getInteger("lateBefore"));
    }

    @Test
    void rulesWithAMistakeAreRefusedWithItsLine() throws IOException {
        Path file = rules("limit: soon");
        assertThat(run(DAY + "--policy=" + file)).isEqualTo(1);
        assertThat(refused).contains(file + ":11: ", "规则文件有误");
    }

    /** The shipped example, for where the made-up days are, with another limit. */
    private Path rules(String limit) throws IOException {
        Path file = folder.resolve("rules.yaml");
        var shipped = Files.readString(Checkout.root().resolve("policies/city-15-minutes.yaml"));
        return Files.writeString(file, shipped.replace("limit: 15m", limit).replace("warnAfter: 10m", "warnAfter: 4m"));
    }

    @Test
    void aBundleIsReadWithTheRegisterThatIsGiven() throws Exception {
        Path bundle = bundle();
        assertThat(run(bundle.toString())).isEqualTo(1);
        assertThat(refused).contains("version 1 of the register", "登记数据版本 1");
        assertThat(run(bundle + " --register=" + folder.resolve("register"))).isZero();
        assertThat(out.toString()).contains("0  different 不一致");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --what-if=crew_C-0001_flies          | can't be understood; write 'crew ID free'
            --what-if=crew_/_free                | makes no sense: The crew id
            --what-if=crew_C-0001_at_91,106      | The latitude 91.0 is not within
            --what-if=crew_C-9999_free           | has the crew C-9999
            --station=26.57,106.71               | write LAT,LON,N
            --station=26.57,106.71,0             | --station takes 1 to 1000 crews
            --station=x,106.71,1                 | makes no sense
            --policy=nowhere.yaml                | nowhere.yaml
            --what-if=crew_C-0001_free --what-if=crew_C-0001_off_duty | says twice where crew C-0001 is
            --json=nowhere/of/this/kind.json     | There is no folder for the file nowhere/of/this/kind.json
            --data=x                             | Name one journal only
            --made-up=0                          | takes 1 to 366 days
            --policy=src                         | There are no files of rules (.yaml) in src
            --made-up=1 --register=x             | days that are made up have their own
            """)
    void whatMakesNoSenseIsRefusedWithASentence(String option, String sentence) {
        String asked = option.startsWith("--made-up") ? "" : DAY;
        assertThat(run(asked + option)).isEqualTo(1);
        assertThat(refused).contains(sentence);
    }

    @Test
    void aSeedOfNoMadeUpDaysIsRefused() {
        assertThat(run("--data=x --seed=2")).isEqualTo(1);
        assertThat(refused).contains("--seed is of days that are made up", "--seed 须与");
    }

    /** The words of an option stand with underscores for blanks. */
    private int run(String arguments) {
        String[] words = arguments.strip().split(" ");
        for (int i = 0; i < words.length; i++)
            if (words[i].startsWith("--what-if")) words[i] = words[i].replace('_', ' ');
        return new CommandLine(new Replay())
                .setOut(new PrintWriter(out, true))
                .registerConverter(Seed.class, Seed::read)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    refused = String.valueOf(failure.getMessage());
                    return 1;
                })
                .execute(words);
    }

    /** Signed at its first event, which is that of its key. */
    private Path bundle() throws Exception {
        Path file = folder.resolve("bundle.zip");
        var month = new MadeUpMonth(1, 7);
        new RegisterFolder(folder.resolve("register")).write(month.register());
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        try (var writer = new BundleWriter(file, true, 1, Hash.NONE)) {
            var tail = new AtomicReference<>(Tail.EMPTY);
            write(
                    writer,
                    tail,
                    new KeyAdopted(
                            Instant.EPOCH,
                            By.DESK,
                            key.verifying().name(),
                            key.verifying().hex(),
                            null,
                            null));
            var first = tail.get();
            month.live(entry -> write(writer, tail, entry.event()));
            writer.key(new KeyAdoption(1, key.verifying(), null, null));
            writer.checkpoint(Checkpoint.signed(1, first.hash(), Instant.EPOCH, true, key));
            writer.finish();
        }
        return file;
    }

    private static void write(BundleWriter writer, AtomicReference<Tail> tail, Event event) {
        var entry = Entry.following(tail.get().hash(), tail.get().seq() + 1, 1, true, event);
        tail.set(Tail.of(entry));
        try {
            writer.event(entry.hash(), entry.canonical().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
