package org.rescuedesk.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a demo, asked from its own API as anybody would. Times in seconds. */
record Summary(
        int rescues, int people, int arrived, @Nullable Double meanArrivalS, int late) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SECONDS = 60;

    static Summary ask(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/figures/response-times"))
                .timeout(PATIENCE)
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        JsonObject figure = new JsonObject(body);
        return new Summary(
                figure.getInteger("rescues"),
                figure.getInteger("people"),
                figure.getInteger("arrived"),
                figure.getDouble("meanArrivalS"),
                figure.getInteger("late"));
    }

    String sentence(String address) {
        String mean = meanArrivalS == null ? "-" : String.format(Locale.ROOT, "%.1f", meanArrivalS / SECONDS);
        return "%d rescues, %d people, %d arrivals, mean arrival %s min, %d late; it was at %s"
                        .formatted(rescues, people, arrived, mean, late, address)
                + "\n共 %d 起救援，%d 人，到达 %d 次，平均到达 %s 分钟，超时 %d 起。".formatted(rescues, people, arrived, mean, late);
    }
}
