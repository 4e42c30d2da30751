package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;
import org.rescuedesk.server.Announcement;
import org.rescuedesk.server.DeskHost;

/** The desk as last announced to the web, and the board made from it; used on the web's thread. */
public final class Board {
    private static final Duration ENDED_SHOWN = Duration.ofMinutes(15);
    private static final Duration FINDING_SHOWN = Duration.ofHours(1);

    private final DeskHost host;
    private final Vitals vitals;
    private Desk desk;
    private long seq;
    private long unreadable;

    /** As the host's desk is announced now; from here on {@link #announced} moves it. */
    public Board(DeskHost host, Vitals vitals) {
        this.host = host;
        this.vitals = vitals;
        this.desk = host.announced();
        this.seq = host.seq();
    }

    void announced(Announcement announcement) {
        desk = announcement.desk();
        for (var entry : announcement.entries()) seq = entry.seq();
    }

    /** How many unreadable messages the store keeps. */
    public void unreadable(long count) {
        unreadable = count;
    }

    long seq() {
        return seq;
    }

    public DeskView view() {
        return new DeskView(desk, seq, host.clock().now(), host.isExercise(), host::findPosition);
    }

    /** All of it (Board in the contract). */
    public JsonObject json() {
        var view = view();
        var rescues = new JsonArray();
        desk.rescues()
                .values()
                .filter(each -> isShown(each, view.now()))
                .forEach(each -> rescues.add(RescueRow.of(view, each)));
        var crews = new JsonArray();
        for (var crew : view.register().listCrews()) crews.add(CrewRow.of(view, crew));
        return pulse().put("seq", seq)
                .put("zone", desk.rules().zone().getId())
                .put("epoch", host.epoch())
                .put("driven", host.clock().isDriven())
                .put("exercise", host.isExercise())
                .put("rescues", rescues)
                .put("crews", crews);
    }

    /** Where all crews were last seen. */
    Map<CrewId, Fix> positions() {
        var positions = new TreeMap<CrewId, Fix>();
        for (var crew : desk.register().listCrews()) {
            host.findPosition(crew.id()).ifPresent(fix -> positions.put(crew.id(), fix));
        }
        return positions;
    }

    private static boolean isShown(Rescue rescue, Instant now) {
        return !rescue.stage().isEnded()
                || rescue.times()
                        .find(TimePoint.CLOSED)
                        .map(at -> at.isAfter(now.minus(ENDED_SHOWN)))
                        .orElse(false);
    }

    /** What changes without a fact. */
    JsonObject pulse() {
        return new JsonObject()
                .put("now", host.clock().now().toString())
                .put("mqtt", vitals.mqtt().getAsBoolean())
                .put("broker", vitals.broker().get())
                .put("journal", vitals.journal().getAsBoolean())
                .put("spool", vitals.spool().get())
                .put("savedAt", host.savedAt().toString())
                .put("speed", vitals.speed().get())
                .put("unreadable", unreadable)
                .put("findings", findings(host.clock().now().minus(FINDING_SHOWN)));
    }

    private JsonArray findings(Instant since) {
        var findings = new JsonArray();
        for (var found : desk.findings()) {
            if (found.getValue().isBefore(since)) continue;
            findings.add(new JsonObject()
                    .put("about", found.getKey())
                    .put("at", found.getValue().toString()));
        }
        return findings;
    }
}
