package org.rescuedesk.cli.story;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rescuedesk.simulator.story.Seat;
import org.rescuedesk.simulator.story.Step;

/** The dispatcher of a story at a running desk: does over HTTP what a person does on the board. */
final class DeskSeat implements Seat {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final Plug plug;

    /** The database's plug. */
    interface Plug {
        void pull();

        void putBack();
    }

    /** {@code address} ends in a slash. */
    DeskSeat(String address, Plug plug) {
        this.address = address;
        this.plug = plug;
    }

    @Override
    public void take(Step step) throws InterruptedException {
        switch (step.verb()) {
            case DATABASE_AWAY -> plug.pull();
            case DATABASE_BACK -> plug.putBack();
            case CALL -> post("rescues", body().put("elevator", step.elevator()).put("people", step.number("people")));
            case BACK -> post("elevators/" + step.elevator() + "/service", body().put("name", step.word("name")));
            default -> post("rescues/" + rescue(step) + "/" + action(step), words(step));
        }
    }

    private static String action(Step step) {
        return switch (step.verb()) {
            case CONFIRMS -> "confirm";
            case FALSE_ALARM -> "false-alarm";
            case SELF_RELEASED -> "self-released";
            case DUPLICATE -> "duplicate";
            case SENDS, SENDS_ALSO -> "send";
            case LEVEL -> "level";
            case HANDS_OVER -> "hand-over";
            case ACKNOWLEDGES -> "acknowledge";
            case HEARS_ARRIVAL -> "arrival";
            case HEARS_RELEASE -> "release";
            case CALLS_BACK -> "call-back";
            case CLOSES -> "close";
            default -> throw new IllegalStateException("No dispatcher does " + step.verb() + ".");
        };
    }

    private JsonObject words(Step step) throws InterruptedException {
        return switch (step.verb()) {
            case FALSE_ALARM -> reason(step);
            case SELF_RELEASED -> reason(step).put("people", step.number("people"));
            case DUPLICATE -> reason(step).put("of", rescue(step.word("other")));
            case SENDS -> reason(step).put("crew", step.crew());
            case SENDS_ALSO -> reason(step).put("crew", step.crew()).put("extra", true);
            case LEVEL -> reason(step).put("level", step.number("level"));
            case HANDS_OVER -> body().put("name", step.word("name"));
            case ACKNOWLEDGES -> body().put("mark", step.word("mark"));
            case HEARS_ARRIVAL -> body().put("crew", step.crew()).put("who", "现场物业");
            case HEARS_RELEASE -> body().put("people", step.number("people"));
            default -> body();
        };
    }

    private static JsonObject reason(Step step) {
        return body().put("reason", step.word("reason"));
    }

    private static JsonObject body() {
        return new JsonObject();
    }

    private String rescue(Step step) throws InterruptedException {
        return rescue(step.elevator());
    }

    /** The elevator's last one: on the board, or, once it has ended and left the board, among all. */
    private String rescue(String elevator) throws InterruptedException {
        var onBoard = findLast(elevator, "api/board");
        var last = onBoard.isPresent() ? onBoard : findLast(elevator, "api/rescues?state=all&limit=200");
        return last.orElseThrow(() -> new NoSuchElementException("The desk has no rescue of " + elevator + "."));
    }

    private Optional<String> findLast(String elevator, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        return new JsonObject(send(request.build()))
                .getJsonArray("rescues").stream()
                        .map(row -> ((JsonObject) row).getString("id"))
                        .filter(id -> id.startsWith(elevator + "@"))
                        .max(String::compareTo);
    }

    private void post(String path, JsonObject body) throws InterruptedException {
        send(HttpRequest.newBuilder(URI.create(address + "api/" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
    }

    private String send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) return answer.body();
            throw new IllegalStateException(
                    "The desk answers %d to %s: %s".formatted(answer.statusCode(), request.uri(), answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException("The desk does not answer " + request.uri() + ".", e);
        }
    }
}
