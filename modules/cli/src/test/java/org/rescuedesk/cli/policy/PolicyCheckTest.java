package org.rescuedesk.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.cli.Checkout;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RuleEvent.PolicyTaken;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.store.Memory;
import org.rescuedesk.wire.policy.PolicyFiles;
import picocli.CommandLine;

/** Rules held to what a desk's database knows, in this process; without a database: CommandLineTest. */
class PolicyCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Urumqi");
    private static final String CITY = text().replace("5201", "6501");

    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;

    private final StringWriter out = new StringWriter();
    private String refused = "";

    /** Its register has an area of Urumqi alone; its journal knows the city's rules, version 1. */
    @BeforeAll
    static void aDeskKnowsItsRegisterAndRules() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        register(files);
        database = EmbeddedDatabase.start(folder.resolve("data/database"), 0, line -> {});
        try (var memory = Memory.open(database.jdbcUrl(), database.user(), database.password(), line -> {})) {
            memory.registers().adopt(files);
            var rules = PolicyFiles.read(List.of(rules("known.yaml", CITY)), null, ZONE);
            var taken = new PolicyTaken(NOW, By.DESK, rules.policies().get(0));
            var entry = Entry.following(Hash.NONE, 1, 1, false, taken);
            var after = taken.evolve(desk());
            memory.journal().append(new Batch(0, List.of(entry), List.of(), List.of(), List.of(), after));
        }
    }

    @AfterAll
    static void endDatabase() {
        database.close();
    }

    @Test
    void aKnownVersionIsToldAsKnownAndTheNextWithWhatIsNewInIt() throws IOException {
        var next = CITY.replace("version: 1", "version: 2").replace("limit: 15m", "limit: 12m");
        assertThat(data(rules("next.yaml", next))).isZero();
        assertThat(out.toString())
                .contains("6501/2  from", "(new 新;", "against 对比 6501/1", "arrivals.limit: 15m → 12m");
        assertThat(data(folder.resolve("known.yaml"))).isZero();
        assertThat(out.toString()).contains("6501/1  from", "(known 已登记;");
    }

    @Test
    void whatTheJournalKnowsOtherwiseAndWhatTheRegisterDoesNotKnowIsAMistake() throws IOException {
        assertThat(data(rules("other.yaml", CITY.replace("limit: 15m", "limit: 12m"))))
                .isEqualTo(1);
        assertThat(out.toString()).contains("other.yaml:", "6501/1", "1 mistake(s)");
        assertThat(data(rules("away.yaml", CITY.replace("6501", "5201")))).isEqualTo(1);
        assertThat(out.toString()).contains("away.yaml:5: area 为 5201，登记数据中没有该地区。");
    }

    @Test
    void theDatabaseThatServeUsesIsAskedWhereItIsWanted() throws IOException {
        var serve = Map.of(
                "RESCUE_DB_URL", database.jdbcUrl(),
                "RESCUE_DB_USER", database.user(),
                "RESCUE_DB_PASSWORD", database.password());
        var other = rules("serves.yaml", CITY.replace("limit: 15m", "limit: 12m"));
        assertThat(check(serve, "--journal", other.toString())).isEqualTo(1);
        assertThat(check(serve, other.toString())).as("only when asked").isZero();
        assertThat(check(serve, "--data", folder.resolve("none").toString(), other.toString()))
                .as("a data folder that is named goes before it")
                .isEqualTo(1);
        assertThat(refused).contains("There is no database in " + folder.resolve("none"), "没有数据库");
    }

    @Test
    void aFolderWithoutRulesIsNoFolderOfRules() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(check(Map.of(), empty.toString())).isEqualTo(1);
        assertThat(refused).contains("There is no file of rules there", "没有规则文件");
    }

    private int data(Path file) {
        return check(Map.of(), "--data", folder.resolve("data").toString(), file.toString());
    }

    private int check(Map<String, String> environment, String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new PolicyCheck(environment))
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    refused = String.valueOf(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    private static String text() {
        try {
            return Files.readString(Checkout.root().resolve("policies/city-15-minutes.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path rules(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Desk desk() {
        return Desk.empty(new Rules(new GreatCircle(), ZONE, Duration.ofMinutes(30)), Register.empty());
    }

    private static void register(Path files) throws IOException {
        Files.writeString(
                files.resolve("areas.csv"), "id,name,name_en,zone,limit_s\n650102,某区,Some,Asia/Urumqi,1800\n");
        Files.writeString(files.resolve("firms.csv"), "id,name\n");
        Files.writeString(files.resolve("stations.csv"), "id,name,lat,lon\n");
        Files.writeString(files.resolve("elevators.csv"), "id,rescue_code,area,firm,place,place_type,lat,lon\n");
        Files.writeString(files.resolve("crews.csv"), "id,name,firm,station\n");
    }
}
