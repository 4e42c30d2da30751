package org.rescuedesk.cli.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has the running desk erase what is personal: only it writes the journal, and erasing is a fact. */
@Command(
        name = "erase",
        description = {
            "Erase what is personal in rescues that have ended: callers, notes, crews' tracks. 删除已结束救援中的个人信息：来电人、备注、人员轨迹。",
            "The desk has to be running on this machine; the journal keeps that, when and by whom it was erased. 救援台须在本机运行；日志保留何时、由谁删除。"
        })
public final class Erase implements Callable<Integer> {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private @Nullable Which which;

    @Option(names = "--dry-run", description = "Only count. 只计数，不删除。")
    private boolean dryRun;

    /** Either of them. */
    static final class Which {
        @Option(names = "--rescue", paramLabel = "ID", description = "Of this rescue. 该救援。")
        private @Nullable String rescue;

        @Option(
                names = "--before",
                paramLabel = "DATE",
                description = "Of all that had ended before this day, by RESCUE_ZONE, like 2026-01-31. 该日之前结束的全部救援。")
        private @Nullable LocalDate before;
    }

    @Override
    public Integer call() throws Exception {
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        Settings settings = Settings.from(System.getenv());
        JsonObject answer = ask(settings, question(settings));
        long count = answer.getLong("count");
        progress.say(
                dryRun
                        ? "%d values would go. 将删除 %d 项。".formatted(count, count)
                        : "%d values are erased. 已删除 %d 项。".formatted(count, count));
        answer.getJsonObject("fields")
                .forEach(each -> progress.say("  %s: %s".formatted(each.getKey(), each.getValue())));
        return 0;
    }

    private JsonObject question(Settings settings) {
        Which asked = Objects.requireNonNull(which);
        JsonObject question = new JsonObject().put("dryRun", dryRun);
        if (asked.rescue != null) {
            question.put("rescue", asked.rescue);
        }
        if (asked.before != null) {
            question.put(
                    "before",
                    asked.before.atStartOfDay(settings.zone()).toInstant().toString());
        }
        return question;
    }

    private static JsonObject ask(Settings settings, JsonObject question) throws IOException, InterruptedException {
        String address = "http://%s:%d/".formatted(settings.httpHost(), settings.httpPort());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/erasures"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question.encode(), UTF_8))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
            JsonObject body = new JsonObject(answer.body());
            if (answer.statusCode() == OK || answer.statusCode() == ACCEPTED) {
                return body;
            }
            throw new IOException(body.getString("detail", body.encode()));
        } catch (ConnectException e) {
            throw new CannotStart(
                    "No desk answers at %s; start it first.".formatted(address),
                    "%s 没有救援台应答，请先启动。".formatted(address),
                    e);
        }
    }
}
