package org.rescuedesk.server.board;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.ElevatorEvent;
import org.rescuedesk.core.ElevatorEvent.ReleasedForService;
import org.rescuedesk.core.ElevatorEvent.TakenOutOfService;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.server.Announcement;
import org.rescuedesk.server.DeskHost;

/** Tells everybody who watches what is announced, as server-sent events (docs/http.md); used on the web's thread. */
public final class LiveStream {
    private final Board board;
    private final Recent recent;
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private final Map<CrewId, Fix> moved = new TreeMap<>();

    private LiveStream(Board board, int facts) {
        this.board = board;
        this.recent = new Recent(facts, board.seq());
    }

    /**
     * From one moment on, all that the desk announces comes to the given context, in order: from there alone the stream is to be
     * used. It keeps the last {@code facts} for those who come back.
     */
    public static Future<LiveStream> follow(DeskHost desk, Vitals vitals, Context here, int facts) {
        var following = Promise.<LiveStream>promise();
        desk.context().runOnContext(there -> {
            var live = new LiveStream(new Board(desk, vitals), facts);
            desk.whenAnnounced(announcement -> here.runOnContext(nothing -> live.announced(announcement)));
            desk.whenMoved((crew, fix) -> here.runOnContext(nothing -> live.moved.put(crew, fix)));
            here.runOnContext(nothing -> following.complete(live));
        });
        return following.future();
    }

    public Board board() {
        return board;
    }

    /** Begins after the fact with sequence {@code after}, or with what happens from now on. */
    public void open(HttpServerResponse response, Optional<Long> after) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .write("retry: 2000\n\n");
        var viewer = new Viewer(response, recent, after.orElse(recent.last()));
        viewers.add(viewer);
        response.endHandler(nothing -> viewers.remove(viewer));
        response.closeHandler(nothing -> viewers.remove(viewer));
        viewer.catchUp();
        viewer.tell(complete());
    }

    private void announced(Announcement announcement) {
        board.announced(announcement);
        var view = board.view();
        for (var entry : announcement.entries()) recent.add(entry.seq(), fact(view, entry));
        viewers().forEach(Viewer::catchUp);
    }

    /** Tells where the crews are that have moved since the last time; a viewer that missed it once is told of all crews. */
    public void tellMoves() {
        var moves = moves(moved);
        boolean none = moved.isEmpty();
        moved.clear();
        for (var viewer : viewers()) {
            if (viewer.hasMissed()) viewer.tellMoves(moves(board.positions()));
            else if (!none) viewer.tellMoves(moves);
        }
    }

    /** Tells that all facts up to here were sent, and gives up on viewers whose connection takes nothing. */
    public void tellComplete() {
        var complete = complete();
        for (var viewer : viewers()) {
            viewer.tell(complete);
            viewer.watch();
        }
    }

    public int size() {
        return viewers.size();
    }

    public void close() {
        viewers().forEach(Viewer::close);
    }

    /** A copy: whoever is told something may leave. */
    private List<Viewer> viewers() {
        return List.copyOf(viewers);
    }

    private Buffer complete() {
        return event("complete", board.pulse().put("through", recent.last()));
    }

    private static Buffer moves(Map<CrewId, Fix> moved) {
        var crews = new JsonArray();
        moved.forEach((crew, fix) -> crews.add(CrewRow.moved(crew, fix)));
        return event("move", new JsonObject().put("crews", crews));
    }

    private static Buffer fact(DeskView view, Entry entry) {
        var event = entry.event();
        var rescue = findRescue(view, event).flatMap(view.desk().rescues()::find);
        var crew = findCrew(event).flatMap(view.register()::findCrew);
        var data = new JsonObject()
                .put("prev", entry.seq() - 1)
                .put("type", EventType.of(event).name())
                .put("at", event.at().toString())
                .put("rescue", rescue.map(each -> RescueRow.of(view, each)).orElse(null))
                .put("crew", crew.map(each -> CrewRow.of(view, each)).orElse(null));
        return event("fact\nid: " + entry.seq(), data);
    }

    /** The row of an elevator's last rescue says whether it is out of service. */
    private static Optional<RescueId> findRescue(DeskView view, Event event) {
        if (event instanceof RescueEvent of) return Optional.of(of.rescue());
        boolean isService = event instanceof TakenOutOfService || event instanceof ReleasedForService;
        return isService
                ? view.desk().elevator(((ElevatorEvent) event).elevator()).findLast()
                : Optional.empty();
    }

    private static Optional<CrewId> findCrew(Event event) {
        return event instanceof AssignmentEvent of
                ? Optional.of(of.crew())
                : event.body().findText("crew").map(CrewId::of);
    }

    private static Buffer event(String name, JsonObject data) {
        return Buffer.buffer("event: " + name + "\ndata: " + data.encode() + "\n\n");
    }
}
