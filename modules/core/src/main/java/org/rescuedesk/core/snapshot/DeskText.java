package org.rescuedesk.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.state.Desk;

/**
 * The canonical text of what a desk knows from its facts: a line for each policy, rescue, crew, elevator and finding, in this order and
 * each kind by rising key, and last the calibration unless it is the built-in one, so that equal desks are equal bytes. The register is no
 * part of it: it is given to a desk, not learned.
 */
public final class DeskText {
    static final String POLICY = "policy";
    static final String RESCUE = "rescue";
    static final String CREW = "crew";
    static final String ELEVATOR = "elevator";
    static final String FINDING = "finding";
    static final String CALIBRATION = "calibration";

    private DeskText() {}

    public static void write(Desk desk, OutputStream out) throws IOException {
        for (var policy : desk.policies().policies())
            line(out, POLICY, policy.getValue().body());
        for (var rescue : desk.rescues()) line(out, RESCUE, rescue.getValue().body());
        for (var crew : desk.crews()) line(out, CREW, crew.getValue().body());
        for (var elevator : desk.elevators())
            line(out, ELEVATOR, elevator.getValue().body().with("id", elevator.getKey()));
        for (var finding : desk.findings())
            line(out, FINDING, Body.empty().with("key", finding.getKey()).with("at", finding.getValue()));
        var calibration = desk.rules().travelTimes().calibration();
        if (!calibration.isBuiltIn()) line(out, CALIBRATION, calibration.body());
    }

    private static void line(OutputStream out, String kind, Body body) throws IOException {
        out.write((Body.empty().with(kind, body) + "\n").getBytes(UTF_8));
    }

    /** All of it at once. */
    public static byte[] bytes(Desk desk) {
        var out = new ByteArrayOutputStream();
        try {
            write(desk, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all that is written.", e);
        }
        return out.toByteArray();
    }
}
