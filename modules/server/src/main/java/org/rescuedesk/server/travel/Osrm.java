package org.rescuedesk.server.travel;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.core.travel.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an OSRM server's table service, once for all places. The whole answer has to be there within the time-out, by monotonic time:
 * one that trickles, never ends or never comes is let go of. It follows nobody elsewhere, and logs nothing of the address but its host.
 */
final class Osrm implements RoadEngine {
    private static final Logger LOG = LoggerFactory.getLogger(Osrm.class);
    private static final int MOST_BYTES = 512 * 1024;

    private final String base;
    private final String host;
    private final Duration timeOut;
    private final HttpClient http;

    /** {@code url} is where the services begin, {@code profile} how crews drive: the one that the server's roads were prepared with. */
    Osrm(URI url, String profile, Duration timeOut) {
        this.base = url.toString().replaceFirst("/+$", "") + "/table/v1/" + profile + "/";
        this.host = String.valueOf(url.getHost());
        this.timeOut = timeOut;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeOut)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String source() {
        return "osrm";
    }

    @Override
    public CompletableFuture<Answer> ask(List<Point> from, Point to) {
        var request = HttpRequest.newBuilder(url(from, to))
                .header("Accept", "application/json")
                .GET()
                .build();
        var exchange = http.sendAsync(request, head -> new FewBytes(MOST_BYTES));
        return exchange.thenApply(response -> read(response, from.size()))
                .completeOnTimeout(Answer.none(Trouble.TIMED_OUT), timeOut.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(this::wrong)
                .whenComplete((answer, fault) -> exchange.cancel(true));
    }

    /** Longitude first; the destination stands after all sources. */
    private URI url(List<Point> from, Point to) {
        var places = from.stream().map(Osrm::place).collect(Collectors.joining(";"));
        var sources =
                IntStream.range(0, from.size()).mapToObj(Integer::toString).collect(Collectors.joining(";"));
        return URI.create(base + places + ";" + place(to) + "?sources=" + sources + "&destinations=" + from.size()
                + "&annotations=duration");
    }

    private static String place(Point point) {
        return String.format(Locale.ROOT, "%.6f,%.6f", point.lon(), point.lat());
    }

    private Answer read(HttpResponse<byte[]> response, int sources) {
        var headers = response.headers();
        var answer = OsrmAnswer.read(
                response.statusCode(),
                headers.firstValue("Retry-After"),
                headers.firstValue("Date"),
                response.body(),
                sources);
        if (answer.trouble() == Trouble.NONSENSE)
            LOG.warn("{} answered with status {} what is no table of {} times.", host, response.statusCode(), sources);
        return answer;
    }

    private Answer wrong(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof FewBytes.TooLong) return Answer.none(Trouble.NONSENSE);
        if (cause instanceof HttpTimeoutException) return Answer.none(Trouble.TIMED_OUT);
        LOG.info(
                "{} can't be asked for travel times ({}).",
                host,
                cause.getClass().getSimpleName());
        return Answer.none(Trouble.DOWN);
    }

    @Override
    public void close() {
        // The client ends with its last exchange.
    }
}
