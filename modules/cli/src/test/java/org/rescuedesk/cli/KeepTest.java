package org.rescuedesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving the memory, erasing what is personal in it, and the way back, as a person does it. */
class KeepTest {

    @TempDir
    Path folder;

    @Test
    void aRunningDeskIsBackedUpErasedFromAndBroughtBackElsewhere() throws Exception {
        Path file = folder.resolve("desk.zip");
        String rescue;
        try (Program desk = Program.start(environment("data", "0"), "serve")) {
            String board = desk.waitForBoard();
            Ask ask = new Ask(board);
            rescue = call(ask);
            ask.post("api/rescues/" + encoded(rescue) + "/false-alarm", new JsonObject().put("reason", "孩子误按"));
            Map<String, String> there =
                    environment("data", board.replaceAll("\\D+$", "").replaceAll("^.*:", ""));

            String bundle = folder.resolve("bundle.zip").toString();
            assertThat(run(there, 0, "export", "--out", bundle)).contains("Events 1 to");
            assertThat(run(Map.of(), 1, "verify", bundle)).contains("Nobody has signed event", "没有签名");
            assertThat(run(Map.of(), 0, "verify", bundle, "--unsigned")).contains("It holds");

            assertThat(run(there, 0, "erase", "--rescue", rescue, "--dry-run"))
                    .contains("3 values would go. 将删除 3 项。", "name: 1");
            assertThat(run(there, 0, "backup", "--out", file.toString())).contains(file + " holds ");
            assertThat(run(there, 1, "backup", "--out", file.toString())).contains("is there already", "已存在");
            assertThat(run(there, 0, "erase", "--before", "2100-01-01")).contains("3 values are erased. 已删除 3 项。");
            assertThat(timeline(ask, rescue)).contains("\"erased\":\"reason\"").doesNotContain("孩子误按");
            desk.end();
        }
        assertThat(run(environment("other", "1"), 0, "restore", file.toString()))
                .contains("the journal's chain holds. ", "日志链完整");
        try (Program desk = Program.start(environment("other", "0"), "serve")) {
            assertThat(timeline(new Ask(desk.waitForBoard()), rescue)).contains("孩子误按");
        }
        assertThat(run(environment("other", "1"), 1, "restore", file.toString()))
                .contains("goes into an empty one only", "只能恢复到空数据库");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertThat(run(environment("none", "1"), 1, "backup", "--out", "x.zip")).contains("There is no database in");
        assertThat(run(environment("none", "1"), 1, "erase", "--before", "2026-01-01"))
                .contains("start it first");
        assertThat(run(environment("none", "1"), 2, "erase")).contains("--rescue");
        assertThat(run(environment("none", "1"), 1, "export", "--out", "x.zip")).contains("There is no database in");
        assertThat(run(environment("none", "1"), 1, "key", "rotate")).contains("There is no key in");
    }

    private static String call(Ask ask) throws IOException, InterruptedException {
        var caller = new JsonObject().put("name", "王小明");
        var answer = ask.post(
                "api/rescues",
                new JsonObject().put("rescueCode", "035302").put("note", "有小孩").put("caller", caller));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("id");
    }

    private static String encoded(String rescue) {
        return URLEncoder.encode(rescue, UTF_8);
    }

    private static String timeline(Ask ask, String rescue) throws IOException, InterruptedException {
        return ask.get("api/rescues/" + encoded(rescue)).body();
    }

    private static String run(Map<String, String> environment, int code, String... arguments) throws Exception {
        try (Program program = Program.start(environment, arguments)) {
            int ended = program.waitForEnd();
            assertThat(ended).as(program.text()).isEqualTo(code);
            return program.text();
        }
    }

    private Map<String, String> environment(String data, String port) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("RESCUE_HTTP_PORT", port);
        environment.put("RESCUE_DATA", folder.resolve(data).toString());
        environment.put("RESCUE_REGISTER", ServeTest.writeRegister(folder).toString());
        return environment;
    }
}
