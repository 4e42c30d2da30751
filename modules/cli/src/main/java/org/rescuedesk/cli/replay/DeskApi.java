package org.rescuedesk.cli.replay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks a desk as anybody would: over HTTP. */
final class DeskApi {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final int OUTAGES = 1_000;
    private static final long LOOKS_EVERY_MS = 50;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    /** {@code address} ends in a slash. */
    DeskApi(String address) {
        this.address = address;
    }

    /** Every rescue that the desk knows of, whatever has become of it. */
    List<Measured> listRescues() throws IOException, InterruptedException {
        List<Measured> all = new ArrayList<>();
        JsonArray page = page("");
        while (!page.isEmpty()) {
            page.forEach(row -> all.add(Measured.of((JsonObject) row)));
            JsonObject last = page.getJsonObject(page.size() - 1);
            page = page.size() < PAGE ? new JsonArray() : page("&after=" + encoded(last.getString("id")));
        }
        return all;
    }

    private JsonArray page(String after) throws IOException, InterruptedException {
        return new JsonObject(get("api/rescues?state=all&limit=" + PAGE + after)).getJsonArray("rescues");
    }

    /** Every fault and lost link that the desk knows of, once all that it has heard of links is written. */
    List<Spell> listOutages() throws IOException, InterruptedException {
        awaitLinks();
        List<Spell> all = new ArrayList<>();
        JsonArray page = outages("");
        while (!page.isEmpty()) {
            page.forEach(row -> all.add(spell((JsonObject) row)));
            JsonObject last = page.getJsonObject(page.size() - 1);
            page = page.size() < OUTAGES ? new JsonArray() : outages("&after=" + encoded(last.getString("id")));
        }
        return all.stream().sorted().toList();
    }

    private void awaitLinks() throws IOException, InterruptedException {
        long given = System.nanoTime() + PATIENCE.toNanos();
        while (new JsonObject(get("api/outages?limit=1")).getInteger("linksUnwritten") > 0) {
            if (System.nanoTime() > given) {
                throw new IOException("The desk has not written what it heard of links for %d s. 调度台未能写入连接状态。"
                        .formatted(PATIENCE.toSeconds()));
            }
            Thread.sleep(LOOKS_EVERY_MS);
        }
    }

    private JsonArray outages(String after) throws IOException, InterruptedException {
        return new JsonObject(get("api/outages?limit=" + OUTAGES + after)).getJsonArray("outages");
    }

    private static Spell spell(JsonObject row) {
        String ended = row.getString("endedAt");
        return new Spell(
                row.getString("elevator"),
                Spell.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Instant.parse(row.getString("beganAt")),
                ended == null ? null : Instant.parse(ended));
    }

    /** The desk's own figure over all of them. */
    JsonObject responseTimes() throws IOException, InterruptedException {
        return new JsonObject(get("api/figures/response-times"));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "The desk answers %d to %s: %s 调度台未能应答。".formatted(answer.statusCode(), path, answer.body()));
        }
        return answer.body();
    }
}
