package org.rescuedesk.cli.chaos.field;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;

/**
 * Hotline agents who take calls and pass them on to the desk's API. An answer of 200, 201 or 202 is a promise. Whoever gets none, or a
 * 5xx, looks at the board first, as the contract asks, and passes the call on again when no rescue of that elevator is there.
 */
public final class Callers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long RETRY_MS = 1_500;

    private final String address;
    private final Town town;
    private final Ledger ledger;
    private final Agenda field;
    private final Random random;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicInteger unanswered = new AtomicInteger();

    public Callers(int port, Town town, Ledger ledger, Agenda field, long seed) {
        this.address = "http://127.0.0.1:" + port;
        this.town = town;
        this.ledger = ledger;
        this.field = field;
        this.random = new Random(seed);
    }

    /** Somebody calls about an elevator, that many milliseconds from now. */
    public void callAfter(int elevator, long delayMs) {
        unanswered.incrementAndGet();
        field.after(delayMs, () -> {
            int people = 1 + random.nextInt(4);
            passOn(new Ledger.Call(town.elevator(elevator), people, Ledger.now()));
        });
    }

    private void passOn(Ledger.Call call) {
        ledger.called(call);
        var body = new JsonObject()
                .put("elevator", call.elevator().value())
                .put("people", call.people())
                .put("note", "轿厢停在两层之间");
        var request = request("/api/rescues")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        then(request, answer -> answered(call, answer));
    }

    private void answered(Ledger.Call call, @Nullable HttpResponse<String> answer) {
        int status = answer == null ? 0 : answer.statusCode();
        if (answer != null && status / 100 == 2) {
            found(call, new JsonObject(answer.body()).getString("id"), true);
        } else if (answer != null && status / 100 == 4) {
            ledger.odd("A call about " + call.elevator() + " was refused: " + answer.body());
            unanswered.decrementAndGet();
        } else {
            field.after(RETRY_MS, () -> look(call));
        }
    }

    private void look(Ledger.Call call) {
        then(request("/api/board").build(), answer -> {
            if (answer == null || answer.statusCode() != 200) field.after(RETRY_MS, () -> look(call));
            else
                findRescue(new JsonObject(answer.body()), call.elevator())
                        .ifPresentOrElse(rescue -> found(call, rescue, false), () -> passOn(call));
        });
    }

    private static Optional<String> findRescue(JsonObject board, ElevatorId elevator) {
        return board.getJsonArray("rescues").stream()
                .map(JsonObject.class::cast)
                .map(row -> row.getString("id"))
                .filter(id -> id.startsWith(elevator + "@"))
                .findFirst();
    }

    private void found(Ledger.Call call, String rescue, boolean promised) {
        ledger.answered(new Ledger.Answered(call.elevator(), rescue, promised, Ledger.now()));
        unanswered.decrementAndGet();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    /** What comes of an answer, on the field's thread; none came when it is absent. */
    private interface Next {
        void hear(@Nullable HttpResponse<String> answer);
    }

    private void then(HttpRequest request, Next next) {
        CompletableFuture<Void> unused = http.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) -> failure == null ? answer : null)
                .thenAccept(answer -> field.now(() -> next.hear(answer)));
    }

    /** How many still have no answer; may be asked from any thread. */
    public int unanswered() {
        return unanswered.get();
    }
}
