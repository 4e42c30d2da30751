package org.rescuedesk.cli.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.server.CannotStart;

/** One start of a desk as a process of its own: what it says and when, until its board answers; then it is killed, so that it leaves no snapshot. */
record OneStart(String name, String heap, Map<String, String> environment) {
    private static final String BOARD = "Board 看板";
    private static final double NANOS = 1e9;

    void measure(Progress progress) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = process();
        try {
            Said said = listen(process, begun);
            progress.say(String.format(
                    Locale.ROOT,
                    "%s: ready 就绪 %.1f s · JVM %.1f · connect, migrate 连接 %.1f · journal 日志 %.1f · register 登记 %.1f · board 看板 %.1f · CPU %.1f s · RSS %s MB",
                    name,
                    said.at(BOARD),
                    said.at("Starting the desk"),
                    said.at("The database is at version") - said.at("Starting the desk"),
                    said.at("Journal:") - said.at("The database is at version"),
                    said.at("Register version") - said.at("The database is at version"),
                    said.at(BOARD) - Math.max(said.at("Journal:"), said.at("Register version")),
                    process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / NANOS,
                    resident(process)));
            for (String line : said.details()) progress.detail(line);
            ask(said.board(), progress);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process process() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--sun-misc"))
                .forEach(command::add);
        command.addAll(List.of("-Xms96m", "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.rescuedesk.cli.Main", "serve"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("RESCUE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What a desk said until it was ready, each line with the seconds since its process began. */
    private record Said(List<String> lines, List<Double> times) {
        double at(String words) {
            for (int i = 0; i < lines.size(); i++) if (lines.get(i).startsWith(words)) return times.get(i);
            throw new CannotStart(
                    "The desk never said \"" + words + "\", but: " + String.join("\n", lines), "调度台未能就绪。");
        }

        String board() {
            return lines.stream()
                    .filter(line -> line.startsWith(BOARD))
                    .map(line -> line.substring(line.indexOf("http")))
                    .findFirst()
                    .orElseThrow();
        }

        List<String> details() {
            return lines.stream()
                    .filter(line -> line.startsWith("Journal:") || line.startsWith("Register version"))
                    .toList();
        }
    }

    private static Said listen(Process process, long begun) throws IOException {
        Said said = new Said(new ArrayList<>(), new ArrayList<>());
        BufferedReader output = process.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.lines.add(line.strip());
            said.times.add((System.nanoTime() - begun) / NANOS);
            if (line.strip().startsWith(BOARD)) return said;
        }
        throw new CannotStart("The desk did not start: " + String.join("\n", said.lines), "调度台未能启动。");
    }

    /** Where the system tells. */
    private static String resident(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (Files.notExists(status)) return "?";
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) return String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) >> 10);
        }
        return "?";
    }

    /** The pages have to bear as many elevators, too. */
    private static void ask(String board, Progress progress) throws IOException, InterruptedException {
        StringBuilder told = new StringBuilder();
        for (String path :
                List.of("api/board", "api/elevators?q=1", "api/elevators?q=999", "api/elevators?q=GY-000007")) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(board + path)).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200)
                throw new CannotStart(path + " answered " + answer.statusCode() + ".", "页面未能应答。");
            told.append(String.format(
                    Locale.ROOT,
                    " %s %d ms, %d bytes;",
                    path,
                    (System.nanoTime() - begun) / 1_000_000,
                    answer.body().length()));
        }
        progress.detail("answers 应答:" + told);
    }
}
