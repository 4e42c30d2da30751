package org.rescuedesk.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.rescuedesk.cli.Ask;
import org.rescuedesk.cli.Program;

/** A desk as it is served, in a process of its own, which can be killed and leaves broker and database alone. */
record DeskProcess(Program program, Ask ask) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Returns once it answers and is connected to the broker. */
    static DeskProcess start(Map<String, String> environment) throws Exception {
        var program = Program.start(environment, "serve");
        try {
            var ask = new Ask(program.waitForBoard());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> ask.get("health/ready").statusCode() == 200);
            return new DeskProcess(program, ask);
        } catch (Exception | Error e) {
            program.process().destroyForcibly();
            throw e;
        }
    }

    Process process() {
        return program.process();
    }

    /** kill -9: no hook and no finally runs. */
    void kill() {
        process().destroyForcibly();
    }

    void awaitDeath() throws InterruptedException {
        assertThat(process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** How many entrapments this process has counted with this outcome. */
    int entrapments(String outcome) throws IOException, InterruptedException {
        return ask.get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("signal_total{"))
                .filter(line -> line.contains("kind=\"entrapment\"") && line.contains("outcome=\"" + outcome + "\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Ends rescues, so that their crews are free again. */
    void dismiss(Collection<String> rescues) {
        assertThat(rescues.parallelStream().map(rescue -> post("api/rescues/" + rescue + "/false-alarm", "drill")))
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
    }

    private HttpResponse<String> post(String path, String reason) {
        try {
            return ask.post(path, new JsonObject().put("reason", reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        awaitDeath();
    }
}
