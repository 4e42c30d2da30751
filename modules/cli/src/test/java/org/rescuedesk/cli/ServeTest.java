package org.rescuedesk.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.server.CannotStart;

/** The desk as a process that brings its own database and broker along. */
class ServeTest {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void aSecondStartFindsWhatTheFirstOneSaved() throws Exception {
        Map<String, String> environment = Map.of(
                "RESCUE_HTTP_PORT", "0",
                "RESCUE_DATA", folder.resolve("data").toString(),
                "RESCUE_REGISTER", writeRegister(folder).toString());
        String rescue;
        try (Program desk = Program.start(environment, "serve")) {
            Ask ask = new Ask(desk.waitForBoard());
            rescue = open(ask);
            assertMetricsAreDocumented(ask.get("metrics").body());
            assertThat(desk.end()).as(desk.text()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(desk.text()).doesNotContain("Exception", "could not be ended cleanly");
            assertThat(desk.said())
                    .containsSubsequence(
                            "Stopping the desk… 正在停止调度台……",
                            "Stopping the broker… 正在停止消息代理……",
                            "Stopping the database… 正在停止数据库……");
        }
        assertThat(folder.resolve("data/database/data/postmaster.pid")).doesNotExist();
        try (Program desk = Program.start(environment, "serve")) {
            assertThat(new Ask(desk.waitForBoard()).get("api/board").body()).contains(rescue);
        }
    }

    private static String open(Ask ask) throws IOException, InterruptedException {
        var answer = ask.post("api/rescues", new JsonObject().put("rescueCode", "035302"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("id");
    }

    /** Each of our families stands in docs/names.md, with its labels. */
    private static void assertMetricsAreDocumented(String scraped) {
        Set<String> documented = NamesTest.documented("Metrics").collect(toCollection(TreeSet::new));
        Set<String> families = new TreeSet<>(Checkout.find("^# TYPE (\\w+) ", scraped));
        families.removeIf(family -> family.matches("(jvm|process|vertx|system)_.*|.*_max"));
        assertThat(families).isNotEmpty().allSatisfy(family -> {
            Set<String> labels = new TreeSet<>(
                    Checkout.find("(?:^" + family + "(?:_bucket|_count|_sum)?\\{|,)(\\w+)=", lines(scraped, family)));
            labels.remove("le");
            assertThat(documented)
                    .anySatisfy(name -> assertThat(name.replaceAll("\\{.*", "")).isEqualTo(family))
                    .anySatisfy(name -> assertThat(Set.copyOf(Checkout.find("[{,](\\w+)", name)))
                            .containsAll(labels));
        });
    }

    private static String lines(String scraped, String family) {
        return String.join("\n", Checkout.find("^(" + family + "[_{ ].*)$", scraped));
    }

    @Test
    void itListensOnThisMachineOnly() {
        assertThatThrownBy(() -> Serve.settings(Map.of("RESCUE_HTTP_HOST", "0.0.0.0", "RESCUE_HTTP_PORT", "0")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("listens on this machine only")
                .hasMessageContaining("登录");
    }

    static Path writeRegister(Path folder) throws IOException {
        Path register = Files.createDirectories(folder.resolve("register"));
        Files.writeString(
                register.resolve("areas.csv"), "id,name,name_en,zone,limit_s\n520102,南明区,Nanming,Asia/Shanghai,1800\n");
        Files.writeString(register.resolve("firms.csv"), "id,name\nF-1,某某电梯\n");
        Files.writeString(register.resolve("stations.csv"), "id,name,lat,lon\nS-1,花果园救援站,26.57,106.70\n");
        Files.writeString(
                register.resolve("elevators.csv"),
                "id,rescue_code,area,firm,place,place_type,lat,lon\n"
                        + "GY-000123,035302,520102,F-1,花果园 A1 栋 2 号梯,RESIDENTIAL,26.5712,106.7073\n");
        Files.writeString(register.resolve("crews.csv"), "id,name,firm,station\nC-017,张工,F-1,S-1\n");
        return register;
    }
}
